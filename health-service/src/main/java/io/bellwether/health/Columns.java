package io.bellwether.health;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Sets array parameters of a statement, each with one value of every row. */
final class Columns<T> {

    /** By type of their elements: such as the driver sends them in binary. A mere array of objects it would spell out. */
    private static final Map<String, IntFunction<Object[]>> ARRAYS = Map.of(
            "boolean", Boolean[]::new,
            "bytea", byte[][]::new,
            "bigint", Long[]::new,
            "float8", Double[]::new,
            "int", Integer[]::new,
            "smallint", Short[]::new,
            "text", String[]::new);

    private final PreparedStatement statement;
    private final List<T> rows;
    private int next;

    Columns(PreparedStatement statement, int first, List<T> rows) {
        this.statement = statement;
        this.next = first;
        this.rows = rows;
    }

    /** @param type one of those above; its values are of the class that belongs to it, or null */
    void add(String type, Function<T, Object> value) throws SQLException {
        var values = ARRAYS.get(type).apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
    }
}
