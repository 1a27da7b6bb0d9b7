package io.bellwether.ingestion.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bellwether.events.InvalidFact;
import io.bellwether.events.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event in the CloudEvents JSON format, read in one pass: attributes as text, data as tree and as sent. */
final class StructuredEvent extends Incoming {

    private static final ObjectReader TREES =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Map<String, String> HEADERS = Map.of("content-type", "application/cloudevents+json");

    private JsonNode data;
    private byte[] dataBytes;

    StructuredEvent(Slice slice) {
        super(slice, new LinkedHashMap<>());
    }

    @Override
    void read() throws IOException {
        try (var parser = Json.mapper().createParser(slice().body(), slice().from(), slice().length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidFact(
                        "", "must be one JSON object (application/cloudevents-batch+json takes an array)");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readField(parser, parser.currentName());
            }
            if (parser.nextToken() != null) {
                throw new InvalidFact("", "must be one JSON object with nothing behind it");
            }
        }
    }

    @Override
    JsonNode data() {
        return data;
    }

    @Override
    byte[] dataBytes() {
        return dataBytes;
    }

    @Override
    String pointer() {
        return "";
    }

    @Override
    Map<String, String> headers() {
        return HEADERS;
    }

    private void readField(JsonParser parser, String name) throws IOException {
        var token = parser.nextToken();
        switch (name) {
            case "data" -> readData(parser);
            case "data_base64" -> throw new InvalidFact("/data_base64", "is not taken: send a JSON object in data");
            default -> readAttribute(parser, name, token);
        }
    }

    private void readData(JsonParser parser) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        data = TREES.readTree(parser);
        long to = parser.currentLocation().getByteOffset();
        dataBytes = Arrays.copyOfRange(slice().body(), slice().from() + (int) from, slice().from() + (int) to);
    }

    private void readAttribute(JsonParser parser, String name, JsonToken token) throws IOException {
        switch (token) {
            case VALUE_STRING -> attributes().put(name, parser.getText());
            case VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> readExtension(parser, name);
            case VALUE_NULL -> {}
            default -> throw new InvalidFact(Attributes.pointer(name), "must be a string, an integer or a boolean");
        }
    }

    private void readExtension(JsonParser parser, String name) throws IOException {
        if (Attributes.CORE.contains(name)) {
            throw new InvalidFact(Attributes.pointer(name), "must be a string");
        }
        attributes().put(name, parser.getText());
    }
}
