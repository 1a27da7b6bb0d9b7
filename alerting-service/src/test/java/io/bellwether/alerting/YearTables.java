package io.bellwether.alerting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What the database has of the accounts of {@link CalendarYearTest}. */
record YearTables(DataSource database) {

    /** By account, lines of type, reason, day and due date. */
    Map<String, Set<String>> dates() throws SQLException {
        var dates = new TreeMap<String, Set<String>>();
        read(
                "SELECT account, concat_ws(' ', type, reason, day, due) FROM occasion WHERE account LIKE 'year-%'",
                row -> dates.computeIfAbsent(row.getString(1), _ -> new TreeSet<>())
                        .add(row.getString(2)));
        return dates;
    }

    /** Lines of account, reason and day. */
    Set<String> openMilestones() throws SQLException {
        var open = new TreeSet<String>();
        read("""
                SELECT concat_ws(' ', account, reason, since) FROM task
                WHERE account LIKE 'year-%' AND type = 'renewal' AND reason LIKE 't-%' AND closed_at IS NULL
                """, row -> open.add(row.getString(1)));
        return open;
    }

    /** How often tasks have changed. */
    long versions() throws SQLException {
        var versions = new long[1];
        read(
                "SELECT coalesce(sum(version), 0) FROM task WHERE account LIKE 'year-%'",
                row -> versions[0] = row.getLong(1));
        return versions[0];
    }

    void lookAgain() throws SQLException {
        execute("UPDATE account SET sweep_at = '-infinity' WHERE account LIKE 'year-%'");
    }

    void forget() throws SQLException {
        execute("TRUNCATE task_change"); // it refuses to lose single rows
        for (var table : List.of("occasion", "account", "task")) {
            execute("DELETE FROM " + table + " WHERE account LIKE 'year-%'");
        }
        execute("DELETE FROM person WHERE id LIKE 'year-%'");
    }

    private interface Take {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String sql, Take take) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            while (row.next()) {
                take.take(row);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
