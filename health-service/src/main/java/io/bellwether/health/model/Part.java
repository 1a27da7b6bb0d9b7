package io.bellwether.health.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellwether.health.model.InvalidModel.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place in a document: what is written there, or else what all models share, and whom to tell what is wrong with it.
 *
 * @param node what is written, else what is shared, else missing
 * @param shared what fields of this place are taken from where they are not written
 */
record Part(JsonNode node, JsonNode shared, String pointer, List<Fault> faults) {

    static Part root(JsonNode document, JsonNode shared, List<Fault> faults) {
        return new Part(document, shared, "", faults);
    }

    /** The same place, but with other defaults. */
    Part over(JsonNode others) {
        return new Part(absent() ? others : node, others, pointer, faults);
    }

    Part at(String field) {
        var own = node.path(field);
        var other = shared.path(field);
        boolean written = !own.isMissingNode() && !own.isNull();
        return new Part(written ? own : other, other, pointer + "/" + escaped(field), faults);
    }

    /** The elements of a list, which stand for themselves. A bare name is short for an object that has only a name. */
    List<Part> items() {
        var items = new ArrayList<Part>();
        if (!node.isArray()) {
            refuse(absent() ? "is missing" : "must be a list");
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            items.add(new Part(named(node.get(i)), MissingNode.getInstance(), pointer + "/" + i, faults));
        }
        return items;
    }

    /** The names of all fields, written or shared. */
    Set<String> fields() {
        var fields = new TreeSet<String>();
        node.fieldNames().forEachRemaining(fields::add);
        shared.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    boolean absent() {
        return node.isMissingNode() || node.isNull();
    }

    /** A text, or null where there is none. */
    String text() {
        if (absent()) {
            return null;
        }
        if (!node.isTextual() || node.textValue().isBlank()) {
            refuse("must be a text");
            return null;
        }
        return node.textValue();
    }

    /** A finite number, or NaN where there is none. */
    double number() {
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            return node.doubleValue();
        }
        refuse(absent() ? "is missing" : "must be a finite number");
        return Double.NaN;
    }

    double number(double from, double to) {
        double number = number();
        if (number < from || number > to) {
            refuse("must be from %s to %s".formatted(plain(from), plain(to)));
        }
        return number;
    }

    /** A whole number, or the lowest allowed where there is none. */
    int whole(int from, int to) {
        double number = number();
        if (!Double.isNaN(number) && (number != Math.rint(number) || number < from || number > to)) {
            refuse("must be a whole number from %d to %d".formatted(from, to));
        }
        return number >= from && number <= to ? (int) number : from;
    }

    boolean flag() {
        if (!node.isBoolean()) {
            refuse(absent() ? "is missing" : "must be true or false");
        }
        return node.booleanValue();
    }

    /** Refuses what is no object, and every field that is not one of these. */
    void only(Collection<String> known) {
        if (!node.isObject()) {
            refuse(absent() ? "is missing" : "must be an object");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                at(field).refuse(unknown("field", field, known));
            }
        });
    }

    void refuse(String detail) {
        faults.add(new Fault(pointer, detail));
    }

    void check(boolean holds, String detail) {
        if (!holds) {
            refuse(detail);
        }
    }

    /** What to say of a name that nobody knows. */
    static String unknown(String kind, String name, Collection<String> known) {
        return Nearest.to(name, known)
                .map(nearest -> "there is no %s %s; did you mean %s?".formatted(kind, name, nearest))
                .orElse("there is no %s %s; known are: %s"
                        .formatted(kind, name, String.join(", ", new TreeSet<>(known))));
    }

    private static JsonNode named(JsonNode item) {
        return item.isTextual() ? JsonNodeFactory.instance.objectNode().set("name", item) : item;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
