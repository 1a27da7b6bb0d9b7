package io.bellwether.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import io.bellwether.events.Decoded.Unknown;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Events to and from Kafka records: reads CloudEvents in structured and binary content mode, writes binary. */
public final class Codec {

    private static final String STRUCTURED = "application/cloudevents";

    private static final Map<Class<? extends Fact>, ObjectReader> READERS = EventType.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    EventType::shape, type -> Json.mapper().readerFor(type.shape())));

    private Codec() {}

    /** Never throws, whatever the bytes. */
    public static Decoded decode(Headers headers, byte[] value) {
        if (value == null || value.length == 0) {
            return new Malformed("", "has no data");
        }
        try {
            return isStructured(headers) ? decodeStructured(value) : decodeBinary(headers, value);
        } catch (InvalidFact e) {
            return new Malformed(e.pointer(), e.getMessage());
        } catch (IOException e) {
            return new Malformed("", Faults.NOT_JSON);
        }
    }

    /** @throws InvalidFact if no reader would take the event */
    public static Message encode(Event event) {
        var type = EventType.of(event.fact()).name();
        var envelope = new Envelope(event.source(), event.id(), type, event.account(), event.time());
        try {
            var data = Json.mapper().writeValueAsBytes(checked(event.fact()));
            return new Message(envelope.headers(), data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written: " + type, e);
        }
    }

    /**
     * Reads the data of an event whose attributes are known.
     *
     * @throws InvalidFact with a pointer relative to the data
     */
    public static Fact decodeData(EventType type, JsonNode data) {
        if (data == null || !data.isObject()) {
            throw new InvalidFact("", Faults.NOT_AN_OBJECT);
        }
        try {
            return checked(Json.mapper().treeToValue(data, type.shape()));
        } catch (JsonProcessingException e) {
            throw Faults.explain(e);
        }
    }

    private static boolean isStructured(Headers headers) {
        var contentType = headers.get("content-type");
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(STRUCTURED);
    }

    private static Decoded decodeBinary(Headers headers, byte[] value) throws IOException {
        var envelope = Envelope.of(name -> headers.get("ce_" + name));
        var type = EventType.named(envelope.type());
        if (type == null) {
            return new Unknown(envelope.type());
        }
        try {
            return known(envelope, decodeData(type, value));
        } catch (InvalidFact e) {
            throw e.under("/data");
        }
    }

    private static Fact decodeData(EventType type, byte[] data) throws IOException {
        try {
            Fact fact = READERS.get(type.shape()).readValue(data);
            if (fact == null) {
                throw new InvalidFact("", Faults.NOT_AN_OBJECT);
            }
            return checked(fact);
        } catch (JsonProcessingException e) {
            throw Faults.explain(e);
        }
    }

    private static Decoded decodeStructured(byte[] value) throws IOException {
        var event = readObject(value);
        var envelope = Envelope.of(name -> attribute(event, name));
        var type = EventType.named(envelope.type());
        if (type == null) {
            return new Unknown(envelope.type());
        }
        try {
            return known(envelope, decodeData(type, event.get("data")));
        } catch (InvalidFact e) {
            throw e.under("/data");
        }
    }

    private static JsonNode readObject(byte[] value) throws IOException {
        try {
            var json = Json.mapper().readTree(value);
            if (!json.isObject()) {
                throw new InvalidFact("", Faults.NOT_AN_OBJECT);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw Faults.explain(e);
        }
    }

    private static String attribute(JsonNode event, String name) {
        var value = event.path(name);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw new InvalidFact("/" + name, "must be a string");
        }
        return value.textValue();
    }

    private static Known known(Envelope envelope, Fact fact) {
        return new Known(new Event(envelope.source(), envelope.id(), envelope.subject(), envelope.time(), fact));
    }

    private static Fact checked(Fact fact) {
        Constraints.check(fact);
        return fact;
    }
}
