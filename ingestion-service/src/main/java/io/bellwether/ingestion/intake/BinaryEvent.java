package io.bellwether.ingestion.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event whose attributes are HTTP headers and whose data is the body. */
final class BinaryEvent extends Incoming {

    private final Map<String, String> encoded;
    private JsonNode data;

    BinaryEvent(Map<String, String> encoded, byte[] body) {
        super(Slice.all(body), new LinkedHashMap<>());
        this.encoded = encoded;
    }

    @Override
    void read() throws IOException {
        encoded.forEach((name, header) -> attributes().put(name, Attributes.decode(name, header)));
        data = Json.mapper().readTree(slice().body());
    }

    @Override
    JsonNode data() {
        return data;
    }

    @Override
    byte[] dataBytes() {
        return slice().body();
    }

    @Override
    String pointer() {
        return "/data";
    }

    @Override
    Map<String, String> headers() {
        var headers = new HashMap<>(Map.of("content-type", "application/json"));
        attributes().forEach((name, value) -> {
            if (!name.equals("datacontenttype")) {
                headers.put("ce_" + name, value);
            }
        });
        return headers;
    }
}
