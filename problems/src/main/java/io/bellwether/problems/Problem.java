package io.bellwether.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type a URI reference that names the kind of problem, stable over time, such as {@code /problems/invalid-event};
 *     its documentation is {@code docs/problems.md}
 * @param title the kind of problem in words, the same for each occurrence
 * @param detail this occurrence, and what to do about it
 * @param errors single faults with the place of each; empty where the detail says it all
 */
@JsonInclude(Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, String type, String title, String detail) {
        return new Problem("/problems/" + type, title, status, detail, List.of());
    }

    public Problem with(List<Fault> faults) {
        return new Problem(type, title, status, detail, faults);
    }

    /** The same in all services, however each configures its own JSON. */
    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One fault.
     *
     * @param pointer JSON pointer into the request's body, or the name of a parameter
     */
    public record Fault(String detail, String pointer) {}
}
