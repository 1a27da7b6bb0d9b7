package io.bellwether.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a schema takes away from those who write or read by an older one; anything found needs a new version. */
final class SchemaBreaks {

    private final List<String> found = new ArrayList<>();

    private SchemaBreaks() {}

    static List<String> between(JsonNode older, JsonNode newer) {
        var breaks = new SchemaBreaks();
        breaks.compare("", older, newer);
        return breaks.found;
    }

    private void compare(String pointer, JsonNode older, JsonNode newer) {
        for (var property : older.path("properties").properties()) {
            var at = pointer + "/" + property.getKey();
            var field = newer.path("properties").path(property.getKey());
            if (field.isMissingNode()) {
                found.add(at + " was removed");
            } else {
                compare(at, property.getValue(), field);
            }
        }
        var required = Schemas.required(newer);
        required.removeAll(Schemas.required(older));
        required.forEach(name -> found.add(pointer + "/" + name + " was made required"));
        compareValues(pointer, older, newer);
        if (older.has("items")) {
            compare(pointer + "/0", older.get("items"), newer.path("items"));
        }
    }

    private void compareValues(String pointer, JsonNode older, JsonNode newer) {
        if (!plainType(older).equals(plainType(newer)) || !older.path("format").equals(newer.path("format"))) {
            found.add(pointer + " changed its type");
        }
        var values = new ArrayList<JsonNode>();
        newer.path("enum").forEach(values::add);
        for (var value : older.path("enum")) {
            if (!value.isNull() && !values.contains(value)) {
                found.add("%s no longer takes %s".formatted(pointer, value));
            }
        }
        if (limit(newer, "minimum", Double.NEGATIVE_INFINITY) > limit(older, "minimum", Double.NEGATIVE_INFINITY)
                || limit(newer, "maximum", Double.POSITIVE_INFINITY)
                        < limit(older, "maximum", Double.POSITIVE_INFINITY)) {
            found.add(pointer + " takes a narrower range");
        }
    }

    /** Without the null, which is a matter of being required. */
    private static JsonNode plainType(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0) : type;
    }

    private static double limit(JsonNode schema, String name, double unlimited) {
        return schema.path(name).asDouble(unlimited);
    }
}
