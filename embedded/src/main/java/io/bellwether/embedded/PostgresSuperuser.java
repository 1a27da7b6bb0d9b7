package io.bellwether.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The one who may make roles and databases on a server. */
record PostgresSuperuser(int port, String password) {

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }

    /** Runs a statement that takes no parameters; {@code %I} quotes an identifier, {@code %L} a literal. */
    void run(String format, String... arguments) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(quoted(connection, format, arguments));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run: " + format, e);
        }
    }

    /** The first column of each row, as text. */
    List<String> query(String sql, String... arguments) {
        try (var connection = connect()) {
            return query(connection, sql, arguments);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run: " + sql, e);
        }
    }

    private static String quoted(Connection connection, String format, String... arguments) throws SQLException {
        var all = new ArrayList<>(List.of(format));
        all.addAll(List.of(arguments));
        var call = "SELECT format(?" + ", ?::text".repeat(arguments.length) + ")";
        return query(connection, call, all.toArray(String[]::new)).getFirst();
    }

    private static List<String> query(Connection connection, String sql, String... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    // Not through DriverManager: it knows only the drivers of the class loader that came first.
    private Connection connect() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl("postgres"));
        source.setUser("postgres");
        source.setPassword(password);
        return source.getConnection();
    }
}
