package io.bellwether.ingestion.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.events.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of an event's data, by field name, before any shift. */
record EventData(SortedMap<String, Object> values) {

    /** @throws BadValue where the row holds none that can be taken */
    static EventData of(List<FieldRule> fields, Row row) {
        var values = new TreeMap<String, Object>();
        for (var field : fields) {
            var value = field.of(row);
            if (value != null) {
                values.put(field.field(), value);
            }
        }
        return new EventData(values);
    }

    /** All that tells this event from another, after what is known of it besides the data. */
    List<String> content(String... before) {
        var content = new ArrayList<>(List.of(before));
        values.forEach((field, value) -> {
            content.add(field);
            content.add(value.toString());
        });
        return content;
    }

    ObjectNode json(Shift shift) {
        var json = Json.mapper().createObjectNode();
        values.forEach((field, value) -> {
            switch (value) {
                case LocalDate date -> json.put(field, shift.apply(date).toString());
                case BigDecimal number -> json.put(field, number);
                case Long number -> json.put(field, number);
                case Boolean truth -> json.put(field, truth);
                default -> json.put(field, value.toString());
            }
        });
        return json;
    }
}
