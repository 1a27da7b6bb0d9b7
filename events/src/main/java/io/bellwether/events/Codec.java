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
        if (value == null) {
            return new Malformed("", "has no data");
        }
        try {
            return isStructured(headers) ? decodeStructured(value) : decodeBinary(headers, value);
        } catch (InvalidFact e) {
            return new Malformed(e.pointer(), e.getMessage());
        } catch (IOException e) {
            return new Malformed("", "is not JSON");
        }
    }

    public static Message encode(Event event) {
        var type = EventType.of(event.fact()).name();
        var envelope = new Envelope(event.source(), event.id(), type, event.account(), event.time());
        try {
            return new Message(envelope.headers(), Json.mapper().writeValueAsBytes(event.fact()));
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
            return known(envelope, READERS.get(type.shape()).readValue(value));
        } catch (JsonProcessingException e) {
            throw underData(Faults.explain(e));
        }
    }

    private static Decoded decodeStructured(byte[] value) throws IOException {
        var event = Json.mapper().readTree(value);
        var envelope = Envelope.of(name -> event.path(name).textValue());
        var type = EventType.named(envelope.type());
        if (type == null) {
            return new Unknown(envelope.type());
        }
        if (!event.path("data").isObject()) {
            throw new InvalidFact("/data", "must be a JSON object");
        }
        try {
            return known(envelope, Json.mapper().treeToValue(event.path("data"), type.shape()));
        } catch (JsonProcessingException e) {
            throw underData(Faults.explain(e));
        }
    }

    private static Decoded known(Envelope envelope, Fact fact) {
        if (fact == null) {
            throw new InvalidFact("/data", "must be a JSON object");
        }
        try {
            return new Known(
                    new Event(envelope.source(), envelope.id(), envelope.subject(), envelope.time(), checked(fact)));
        } catch (InvalidFact e) {
            throw underData(e);
        }
    }

    private static Fact checked(Fact fact) {
        Constraints.check(fact);
        return fact;
    }

    private static InvalidFact underData(InvalidFact e) {
        return new InvalidFact("/data" + e.pointer(), e.getMessage());
    }
}
