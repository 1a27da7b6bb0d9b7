package io.bellwether.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.events.Json;

/** Values in columns of type jsonb. */
final class JsonColumn {

    private JsonColumn() {}

    static String write(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
