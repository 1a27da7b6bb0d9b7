package io.bellwether.benchmarks.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bellwether.events.Codec;
import io.bellwether.events.Decoded;
import io.bellwether.events.Event;
import io.bellwether.events.Headers;
import io.bellwether.events.Json;
import io.bellwether.events.Message;
import io.bellwether.events.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The usage events of the sample account, in the forms that are decoded: CloudEvents as JSON, and Kafka records. */
final class UsageEvents {

    private static final Headers STRUCTURED =
            name -> name.equals("content-type") ? "application/cloudevents+json" : null;
    private static final ObjectReader JACKSON = Json.mapper().readerFor(WireEvent.class);

    private final List<Event> events;
    private final List<byte[]> structured = new ArrayList<>();
    private final List<Message> records = new ArrayList<>();

    private UsageEvents(List<Event> events) {
        this.events = events;
        events.forEach(event -> {
            var message = Codec.encode(event);
            records.add(message);
            structured.add(structured(event, message));
        });
    }

    static UsageEvents of(long seed) {
        return new UsageEvents(SampleAccount.events(seed).stream()
                .filter(event -> event.fact() instanceof Usage)
                .toList());
    }

    int size() {
        return events.size();
    }

    Event event(int index) {
        return events.get(index);
    }

    byte[] json(int index) {
        return structured.get(index);
    }

    /** Jackson's data binding alone: the whole event in one pass, no checks. */
    WireEvent byJackson(int index) {
        try {
            return JACKSON.readValue(structured.get(index));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Our codec on the same bytes, with all its checks. */
    Decoded byCodec(int index) {
        return Codec.decode(STRUCTURED, structured.get(index));
    }

    /** Our codec on the event as it lies in Kafka: attributes in headers, data alone as JSON. */
    Decoded asRecord(int index) {
        var message = records.get(index);
        return Codec.decode(message.headers()::get, message.value());
    }

    private static byte[] structured(Event event, Message message) {
        var json = new LinkedHashMap<String, Object>();
        message.headers().forEach((name, value) -> {
            if (name.startsWith("ce_")) {
                json.put(name.substring("ce_".length()), value);
            }
        });
        json.put("datacontenttype", "application/json");
        json.put("data", event.fact());
        try {
            return Json.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
