package io.bellwether.ingestion;

import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** How a request carries its events, by its Content-Type. */
enum ContentMode {
    /** The body is an event. */
    STRUCTURED,
    /** The body is an array of events. */
    BATCH,
    /** The attributes are headers, the body is the data. */
    BINARY;

    static final String EVENT = "application/cloudevents+json";
    static final String BATCH_OF_EVENTS = "application/cloudevents-batch+json";
    static final String JSON = MediaType.APPLICATION_JSON;

    /** @throws ProblemException 415 where there is no type, or its charset is not UTF-8 */
    static ContentMode of(MediaType type) {
        if (type == null) {
            throw unsupported("The header Content-Type must say what the body is.");
        }
        var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw unsupported("JSON is UTF-8: the charset must be utf-8 or absent.");
        }
        return switch (type.getSubtype().toLowerCase(Locale.ROOT)) {
            case "cloudevents+json" -> STRUCTURED;
            case "cloudevents-batch+json" -> BATCH;
            default -> BINARY;
        };
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(Problem.of(415, "unsupported-media-type", "Unsupported media type", detail));
    }
}
