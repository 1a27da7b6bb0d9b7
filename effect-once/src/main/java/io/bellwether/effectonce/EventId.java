package io.bellwether.effectonce;

import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.Fact;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * The identity of an event, (source, id), as 96 bits of its SHA-256, with 20 bits of a checksum of what it says: kind,
 * account and body; in two longs.
 *
 * <p>96 bits: among 10⁹ ids in a window the chance that any two meet is below 10⁻¹⁰; and because the hash is a
 * cryptographic one, a hostile publisher cannot make an id that meets another's. The lowest 12 bits are left to
 * {@link SeenIds}. Not thread-safe: one hasher per worker.
 */
public final class EventId {

    /** Bytes of a stored id. */
    public static final int BYTES = 16;

    private static final long IDENTITY = 0xffff_ffff_0000_0000L;
    private static final long BODY = 0x0000_0000_ffff_f000L;

    private static final Map<Class<? extends Fact>, byte[]> KINDS = EventType.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    EventType::shape, type -> type.name().getBytes(StandardCharsets.UTF_8)));

    private final MessageDigest sha256 = sha256();
    private final CRC32C checksum = new CRC32C();

    private long high;
    private long low;

    /** Computes; what it found can be asked until the next call. */
    void compute(Event event, byte[] body) {
        var kind = KINDS.get(event.fact().getClass());
        compute(event.source(), event.id(), kind, event.account().getBytes(StandardCharsets.UTF_8), body);
    }

    /**
     * Computes; what it found can be asked until the next call.
     *
     * @param body in one or more parts: all that must be the same where source and id are
     */
    public void compute(String source, String id, byte[]... body) {
        sha256.update(source.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        var hash = ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8)));
        checksum.reset();
        for (var part : body) {
            checksum.update(part);
        }
        high = hash.getLong() | 1; // never 0, which marks a free place
        low = (hash.getLong() & IDENTITY) | ((checksum.getValue() << 12) & BODY);
    }

    /** Never 0. */
    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    public static boolean sameIdentity(long low, long other) {
        return ((low ^ other) & IDENTITY) == 0;
    }

    /** Whether both were computed from the same body; unknown bodies are the same as any. */
    public static boolean sameBody(long low, long other) {
        return (low & BODY) == 0 || (other & BODY) == 0 || ((low ^ other) & BODY) == 0;
    }

    static long withoutBody(long low) {
        return low & IDENTITY;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
