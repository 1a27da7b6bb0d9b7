package io.bellwether.ingestion.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The identities of a file's events, which are the same whenever the file is imported.
 *
 * <p>Without id columns they are made of what the event says. Rows that say the same are numbered in their order, so
 * that two equal rows are two events and yet a second import adds none. Not thread-safe; remembers 8 to 16 bytes a row.
 */
public final class EventIds {

    private static final int BYTES = 16;

    private final MessageDigest sha = sha256();
    private final SeenHashes seen = new SeenHashes();

    /** An event's id, and whether an event before it has the same. */
    record Id(String text, boolean repeated) {}

    /** @param content all that tells one event from another; no two different lists give the same id */
    Id ofContent(List<String> content) {
        var hash = hash(content);
        var text = HexFormat.of().formatHex(hash, 0, BYTES);
        int number = seen.add(head(hash));
        return new Id(number == 1 ? text : text + "-" + number, false);
    }

    /** @param text the id itself */
    Id ofColumns(String text) {
        return new Id(text, seen.add(head(hash(List.of(text)))) > 1);
    }

    private byte[] hash(List<String> content) {
        for (var part : content) {
            var bytes = part.getBytes(UTF_8);
            // The length before each part keeps ("ab", "c") apart from ("a", "bc").
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            sha.update(bytes);
        }
        return sha.digest();
    }

    private static long head(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
