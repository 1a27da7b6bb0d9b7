package io.bellwether.quickstart;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Events as a publisher sends them over HTTP: a batch in the structured content mode. */
public final class CloudEvents {

    public static final String BATCH = "application/cloudevents-batch+json";

    private static final String ATTRIBUTE = "ce_";

    private CloudEvents() {}

    public static byte[] batch(List<Event> events) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.mapper().createGenerator(bytes)) {
            json.writeStartArray();
            for (var event : events) {
                write(event, json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write events", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Event event, JsonGenerator json) throws IOException {
        var message = Codec.encode(event);
        json.writeStartObject();
        for (var header : message.headers().entrySet()) {
            if (header.getKey().startsWith(ATTRIBUTE)) {
                json.writeStringField(header.getKey().substring(ATTRIBUTE.length()), header.getValue());
            }
        }
        json.writeFieldName("data");
        json.writePOJO(event.fact());
        json.writeEndObject();
    }
}
