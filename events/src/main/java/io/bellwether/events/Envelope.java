package io.bellwether.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The CloudEvents 1.0 attributes around the data; it cannot exist with wrong ones.
 *
 * @param subject the account id
 */
public record Envelope(String source, String id, String type, String subject, Instant time) {

    /** Ids longer than this are refused: they are keys in Kafka and in the database. */
    public static final int LONGEST_ID = 256;

    /** @throws InvalidFact naming the attribute that is missing or wrong */
    public Envelope {
        checkId("source", source);
        checkId("id", id);
        checkId("type", type);
        checkId("subject", subject);
        Times.check(time);
    }

    /**
     * Reads and checks the attributes.
     *
     * @param attribute gives an attribute's value by its CloudEvents name, or null
     * @throws InvalidFact naming the attribute that is missing or wrong
     */
    public static Envelope of(UnaryOperator<String> attribute) {
        if (!"1.0".equals(attribute.apply("specversion"))) {
            throw new InvalidFact("/specversion", "must be 1.0");
        }
        return new Envelope(
                attribute.apply("source"),
                attribute.apply("id"),
                attribute.apply("type"),
                attribute.apply("subject"),
                Times.parse(attribute.apply("time")));
    }

    /** The attributes as Kafka headers of the binary content mode. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    private static void checkId(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidFact("/" + name, "is required");
        }
        if (value.length() > LONGEST_ID) {
            throw new InvalidFact("/" + name, "must not be longer than " + LONGEST_ID + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i)) || Character.isSurrogate(value.charAt(i))) {
                throw new InvalidFact("/" + name, "must not contain control characters or surrogates");
            }
        }
    }
}
