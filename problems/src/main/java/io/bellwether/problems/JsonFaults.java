package io.bellwether.problems;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.bellwether.problems.Problem.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Says in the client's words, with a JSON pointer, what Jackson found wrong with a body. */
final class JsonFaults {

    private static final String UNREADABLE = "has a value that cannot be read";
    private static final String NUMBER = "must be a number in range";
    private static final String TIME = "must be a time such as 2026-05-01T12:00:00Z";
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            String.class, "must be a string",
            Boolean.class, "must be true or false",
            boolean.class, "must be true or false",
            LocalDate.class, "must be a date such as 2026-05-01",
            Instant.class, TIME,
            OffsetDateTime.class, TIME,
            Duration.class, "must be a duration such as PT15M",
            UUID.class, "must be a UUID");

    private static final Pattern CLASS_NAME = Pattern.compile("\\w+(\\.\\w+)+\\.\\p{Lu}");
    private static final ObjectMapper NAMES = new ObjectMapper();

    private JsonFaults() {}

    static Fault explain(JsonProcessingException failure) {
        var root = failure.getCause() instanceof JsonProcessingException cause ? cause : failure;
        return switch (root) {
            case InputCoercionException _ -> new Fault(NUMBER, pointer(failure));
            case StreamReadException malformed -> new Fault("is not JSON" + place(malformed), "");
            case StreamConstraintsException _ ->
                new Fault("is nested too deep, or has a name, number or string that is too long", "");
            case JsonMappingException mapping -> new Fault(expectation(mapping), pointer(failure));
            default -> new Fault(UNREADABLE, pointer(failure));
        };
    }

    private static String place(StreamReadException malformed) {
        var location = malformed.getLocation();
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String expectation(JsonMappingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException _ -> "is unknown";
            case InvalidNullException _ -> "is required";
            case InvalidTypeIdException _ -> "has an unknown type";
            case ValueInstantiationException refused -> reason(refused.getCause());
            case MismatchedInputException mismatch
            when mismatch.getOriginalMessage().startsWith("Missing required") -> "is required";
            case MismatchedInputException mismatch when mismatch.getTargetType() != null -> expected(mismatch);
            default -> UNREADABLE;
        };
    }

    /** What a constructor says of its arguments is meant to be read, unless it is the JDK that speaks, of classes. */
    private static String reason(Throwable refusal) {
        return refusal instanceof IllegalArgumentException
                        && refusal.getMessage() != null
                        && !CLASS_NAME.matcher(refusal.getMessage()).find()
                ? refusal.getMessage()
                : UNREADABLE;
    }

    private static String expected(MismatchedInputException mismatch) {
        var target = mismatch.getTargetType();
        if (EXPECTED.containsKey(target)) {
            return EXPECTED.get(target);
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .map(constant -> NAMES.convertValue(constant, String.class))
                    .collect(joining(", ", "must be one of ", ""));
        }
        if (target.isPrimitive() || Number.class.isAssignableFrom(target)) {
            return NUMBER;
        }
        if (mismatch instanceof InvalidFormatException) {
            return UNREADABLE;
        }
        return target.isArray() || Collection.class.isAssignableFrom(target) ? "must be an array" : "must be an object";
    }

    private static String pointer(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream().map(JsonFaults::step).collect(joining())
                : "";
    }

    private static String step(JsonMappingException.Reference reference) {
        return "/" + (reference.getFieldName() == null ? reference.getIndex() : escaped(reference.getFieldName()));
    }

    /** As RFC 6901 wants it. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
