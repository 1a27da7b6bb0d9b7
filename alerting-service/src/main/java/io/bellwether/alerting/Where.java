package io.bellwether.alerting;

import java.util.ArrayList;
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

    String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
