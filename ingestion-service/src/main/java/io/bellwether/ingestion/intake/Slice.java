package io.bellwether.ingestion.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A part of a request's body that is one event.
 *
 * @param to exclusive
 */
public record Slice(byte[] body, int from, int to) {

    public static Slice all(byte[] body) {
        return new Slice(body, 0, body.length);
    }

    public int length() {
        return to - from;
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(body, from, to);
    }

    boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, from, length()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
