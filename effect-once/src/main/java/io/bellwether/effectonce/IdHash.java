package io.bellwether.effectonce;

import io.bellwether.events.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The identity of an event, (source, id), in 16 bytes of its SHA-256: two different ones never meet in practice. */
record IdHash(long high, long low) {

    static final int BYTES = 16;

    static IdHash of(Event event) {
        var digest = sha256();
        digest.update(event.source().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return read(ByteBuffer.wrap(digest.digest(event.id().getBytes(StandardCharsets.UTF_8))));
    }

    static IdHash read(ByteBuffer from) {
        return new IdHash(from.getLong(), from.getLong());
    }

    void write(ByteBuffer to) {
        to.putLong(high).putLong(low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
