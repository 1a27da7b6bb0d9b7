package io.bellwether.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the publisher's words, with a JSON pointer, what Jackson found wrong; never in Jackson's own words. */
final class Faults {

    static final String NOT_JSON = "is not valid JSON";
    static final String NOT_AN_OBJECT = "must be a JSON object";

    private static final Map<Class<?>, String> EXPECTATIONS = Map.of(
            String.class, "must be a string",
            Boolean.class, "must be true or false",
            Integer.class, "must be a whole number",
            Long.class, "must be a whole number",
            Double.class, "must be a number",
            LocalDate.class, "must be a date such as 2026-05-01",
            Instant.class, "must be an RFC 3339 time such as 2026-05-01T09:30:00Z");

    private Faults() {}

    static InvalidFact explain(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case InvalidFact invalid -> {
                    return invalid;
                }
                case InputCoercionException _ -> {
                    return new InvalidFact(pointer(e), "is too large a number");
                }
                case StreamConstraintsException _ -> {
                    return new InvalidFact("", "is nested too deep, or a number or name in it is too long");
                }
                case StreamReadException unreadable -> {
                    return new InvalidFact("", unreadable(unreadable));
                }
                default -> {}
            }
        }
        return new InvalidFact(pointer(e), mismatch(e));
    }

    private static String unreadable(StreamReadException e) {
        var at = e.getLocation();
        var where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return e.getOriginalMessage().startsWith("Duplicate field") ? "has a field twice" + where : NOT_JSON + where;
    }

    private static String mismatch(JsonProcessingException e) {
        if (e instanceof InvalidNullException || e.getOriginalMessage().startsWith("Missing required")) {
            return "is required";
        }
        if (e.getOriginalMessage().startsWith("Trailing token")) {
            return NOT_JSON + ": something follows it";
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? expectation(mismatch.getTargetType())
                : "has the wrong JSON type";
    }

    private static String expectation(Class<?> target) {
        if (target.isEnum()) {
            var names = Arrays.stream(target.getEnumConstants())
                    .map(constant -> Json.mapper().convertValue(constant, String.class))
                    .collect(Collectors.joining(", "));
            return "must be one of " + names;
        }
        if (target.isRecord()) {
            return NOT_AN_OBJECT;
        }
        if (List.class.isAssignableFrom(target)) {
            return "must be a JSON array";
        }
        return EXPECTATIONS.getOrDefault(target, "has the wrong JSON type");
    }

    private static String pointer(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
    }
}
