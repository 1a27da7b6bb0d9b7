package io.bellwether.alerting;

import io.bellwether.alerting.task.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The conditions of a query, with their values. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where and(String condition, Object... itsValues) {
        conditions.add(condition);
        Collections.addAll(values, itsValues);
        return this;
    }

    /** Adds the condition unless there is nothing to compare with. */
    Where andIfGiven(String condition, Object value) {
        return value == null ? this : and(condition, value);
    }

    /** Adds that the column holds one of the constants, in words; none do not narrow. */
    Where andOneOf(String column, Collection<? extends Enum<?>> constants, String type) {
        var words = constants.stream().map(Words::of).toArray(String[]::new);
        return switch (words.length) {
            case 0 -> this;
            case 1 ->
                and(column + " = ?::" + type, words[0]); // lets an index that begins with the column keep the order
            default -> and(column + " = ANY (?::" + type + "[])", (Object) words);
        };
    }

    String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
