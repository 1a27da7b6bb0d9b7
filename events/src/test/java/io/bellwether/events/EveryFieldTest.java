package io.bellwether.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec holds what the schemas promise, field by field, starting from the golden samples. */
class EveryFieldTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void aRequiredFieldMayBeNeitherAbsentNorNull(EventType type) {
        for (var field : Schemas.required(Schemas.of(type))) {
            shouldBeMalformed(type, Samples.data(type).without(field), field, "is required");
            shouldBeMalformed(type, Samples.data(type).putNull(field), field, "is required");
        }
    }

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void anyOtherFieldMayBe(EventType type) {
        var required = Schemas.required(Schemas.of(type));
        for (var property : Schemas.of(type).get("properties").properties()) {
            if (!required.contains(property.getKey())) {
                var absent = Samples.data(type).without(property.getKey());
                var none = Samples.data(type).putNull(property.getKey());
                for (var wire : Wire.values()) {
                    assertThat(wire.decode(type, absent.toString())).isInstanceOf(Known.class);
                    assertThat(wire.decode(type, none.toString())).isInstanceOf(Known.class);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void aFieldOfTheWrongTypeIsNamed(EventType type) {
        for (var property : Schemas.of(type).get("properties").properties()) {
            var data = Samples.data(type);
            var expectation = expectation(property.getValue());
            data.set(property.getKey(), expectation.endsWith("object") ? JSON.arrayNode() : JSON.objectNode());
            shouldBeMalformed(type, data, property.getKey(), expectation);
        }
    }

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void aNumberOutsideItsRangeIsNamed(EventType type) {
        for (var property : Schemas.of(type).get("properties").properties()) {
            var limits = property.getValue();
            if (limits.has("minimum")) {
                var field = property.getKey();
                var below = Samples.data(type).put(field, limits.get("minimum").longValue() - 1);
                var above = Samples.data(type).put(field, limits.get("maximum").longValue() + 1);
                shouldBeMalformed(type, below, field, "must be from ");
                shouldBeMalformed(type, above, field, "must be from ");
            }
        }
    }

    private static void shouldBeMalformed(EventType type, JsonNode data, String field, String reason) {
        for (var wire : Wire.values()) {
            assertThat(wire.decode(type, data.toString()))
                    .as("%s of %s, %s", field, type.name(), wire)
                    .isInstanceOfSatisfying(Malformed.class, malformed -> {
                        assertThat(malformed.pointer()).isEqualTo("/data/" + field);
                        assertThat(malformed.reason()).startsWith(reason);
                    });
        }
    }

    private static String expectation(JsonNode schema) {
        if (schema.has("enum")) {
            return "must be one of " + schema.get("enum").get(0).textValue();
        }
        if (schema.has("format")) {
            return schema.get("format").textValue().equals("date")
                    ? "must be a date such as 2026-05-01"
                    : "must be an RFC 3339 time such as 2026-05-01T09:30:00Z";
        }
        var type = schema.get("type").isArray() ? schema.get("type").get(0) : schema.get("type");
        return switch (type.textValue()) {
            case "string" -> "must be a string";
            case "boolean" -> "must be true or false";
            case "integer" -> "must be a whole number";
            case "number" -> "must be a number";
            case "array" -> "must be a JSON array";
            case "object" -> "must be a JSON object";
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }
}
