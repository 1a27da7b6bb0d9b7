package io.bellwether.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says in the publisher's words, with a JSON pointer, what Jackson found wrong. */
final class Faults {

    private Faults() {}

    static InvalidFact explain(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidFact invalid) {
                return invalid;
            }
        }
        return switch (e) {
            case InvalidFormatException format -> new InvalidFact(pointer(format), expectation(format.getTargetType()));
            case InvalidNullException none -> new InvalidFact(pointer(none), "is required");
            case JsonMappingException mapping
            when mapping.getOriginalMessage().startsWith("Missing required") ->
                new InvalidFact(pointer(mapping), "is required");
            case JsonMappingException mapping -> new InvalidFact(pointer(mapping), "has the wrong JSON type");
            default -> new InvalidFact("", "is not JSON: " + e.getOriginalMessage());
        };
    }

    private static String expectation(Class<?> target) {
        if (target.isEnum()) {
            var names = Arrays.stream(target.getEnumConstants())
                    .map(constant -> Json.mapper().convertValue(constant, String.class))
                    .collect(Collectors.joining(", "));
            return "must be one of " + names;
        }
        if (target == LocalDate.class) {
            return "must be a date such as 2026-05-01";
        }
        return "has the wrong JSON type";
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
