package io.bellwether.survey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The few lines of JDBC that every statement repeats. */
final class Sql {

    private Sql() {}

    static PreparedStatement prepare(Connection tx, String sql, Object... parameters) throws SQLException {
        var statement = tx.prepareStatement(sql);
        try {
            set(statement, parameters);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            var value = parameters[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameters[i];
            statement.setObject(i + 1, value);
        }
    }

    static int update(Connection tx, String sql, Object... parameters) throws SQLException {
        try (var update = prepare(tx, sql, parameters)) {
            return update.executeUpdate();
        }
    }

    static <T> List<T> query(Connection tx, Row<T> row, String sql, Object... parameters) throws SQLException {
        try (var query = prepare(tx, sql, parameters);
                var rows = query.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** Null where the column is. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
