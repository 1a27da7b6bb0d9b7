package io.bellwether.ingestion.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.ingestion.mapping.FileMapping.ColumnUse;
import io.bellwether.problems.Problem.Fault;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A place in a mapping that is being read: it notes faults and uses of columns with where they are.
 *
 * <p>Reads what the mapping's JSON Schema allows, and nothing else.
 */
record Cursor(JsonNode node, String pointer, List<Fault> faults, List<ColumnUse> columns) {

    static Cursor root(JsonNode node) {
        return new Cursor(node, "", new ArrayList<>(), new ArrayList<>());
    }

    /** The same place with a list of columns of its own. */
    Cursor withOwnColumns() {
        return new Cursor(node, pointer, faults, new ArrayList<>());
    }

    Cursor at(String field) {
        var step = field.replace("~", "~0").replace("/", "~1");
        return new Cursor(node.path(field), pointer + "/" + step, faults, columns);
    }

    /** The elements of an array; a single value stands for an array of one. */
    List<Cursor> items() {
        if (!node.isArray()) {
            return node.isMissingNode() ? List.of() : List.of(this);
        }
        return IntStream.range(0, node.size())
                .mapToObj(index -> new Cursor(node.get(index), pointer + "/" + index, faults, columns))
                .toList();
    }

    /** The values of an object, by key. */
    Map<String, Cursor> fields() {
        var fields = new LinkedHashMap<String, Cursor>();
        node.fieldNames().forEachRemaining(name -> fields.put(name, at(name)));
        return fields;
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    /** The text of a scalar, or null where there is none. */
    String text() {
        return node.isMissingNode() ? null : node.asText();
    }

    /** The texts of an array of scalars, or of one scalar. */
    Set<String> texts() {
        return items().stream().map(Cursor::text).collect(Collectors.toUnmodifiableSet());
    }

    String text(String otherwise) {
        return node.asText(otherwise);
    }

    /** A column's name: this value, or that of the key {@code column} within. Null where there is none. */
    String column() {
        if (node.isObject()) {
            return at("column").column();
        }
        return exists() ? use(node.asText()) : null;
    }

    /** Notes that the mapping uses this column here. */
    String use(String column) {
        columns.add(new ColumnUse(column, pointer));
        return column;
    }

    /** Reads text by a JDK method that throws on what it does not understand. */
    <T> T parse(Function<String, T> reader, T otherwise, String fault) {
        if (!exists()) {
            return otherwise;
        }
        try {
            return reader.apply(node.asText());
        } catch (DateTimeException | IllegalArgumentException e) {
            fault(fault);
            return otherwise;
        }
    }

    void fault(String detail) {
        faults.add(new Fault(detail, pointer));
    }
}
