package io.bellwether.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two ways in which a Kafka record carries a CloudEvent, for tests that must hold in both. */
enum Wire {
    STRUCTURED {
        @Override
        Decoded decode(Map<String, String> attributes, byte[] data) {
            var event = new ByteArrayOutputStream();
            var head = Json.mapper().valueToTree(attributes).toString();
            event.writeBytes(head.substring(0, head.length() - 1).getBytes(UTF_8));
            event.writeBytes(",\"data\":".getBytes(UTF_8));
            event.writeBytes(data);
            event.writeBytes("}".getBytes(UTF_8));
            return Codec.decode(STRUCTURED_HEADERS, event.toByteArray());
        }
    },
    BINARY {
        @Override
        Decoded decode(Map<String, String> attributes, byte[] data) {
            return Codec.decode(name -> name.startsWith("ce_") ? attributes.get(name.substring(3)) : null, data);
        }
    };

    static final Headers STRUCTURED_HEADERS = Map.of("content-type", "application/cloudevents+json")::get;

    abstract Decoded decode(Map<String, String> attributes, byte[] data);

    Decoded decode(EventType type, String data) {
        return decode(attributes(type), data.getBytes(UTF_8));
    }

    /** Good attributes, which may be changed. */
    static Map<String, String> attributes(EventType type) {
        return new LinkedHashMap<>(Map.of(
                "specversion", "1.0",
                "id", "e-1",
                "source", "https://app.example.com",
                "type", type.name(),
                "subject", "acme",
                "time", "2026-05-04T08:03:41Z"));
    }

    static EventType type(String kind) {
        return EventType.named("io.bellwether." + kind + ".v1");
    }
}
