package io.bellwether.alerting;

import io.bellwether.alerting.TaskView.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What happened to each task: the rows of table {@code task_change}, newest first. */
final class TaskHistory {

    /** What is told with a task at most. */
    private static final int NEWEST = 200;

    private TaskHistory() {}

    static List<Entry> newest(Connection connection, UUID task) throws SQLException {
        return page(connection, new Where().and("task = ?", task), NEWEST);
    }

    static List<Entry> page(Connection connection, Where where, int limit) throws SQLException {
        var sql = "SELECT version, at, who, what, detail FROM task_change" + where.sql()
                + " ORDER BY version DESC LIMIT " + limit;
        var entries = new ArrayList<Entry>();
        try (var select = connection.prepareStatement(sql);
                var row = Sql.bind(select, where.values()).executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(
                        row.getLong("version"),
                        Sql.time(row, "at"),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("detail")));
            }
        }
        return entries;
    }

    /** Where the history goes on; null where these entries reach back to the first change, or are not told. */
    static String older(UUID task, List<Entry> newest) {
        return newest == null || newest.isEmpty() || newest.getLast().version() == 1
                ? null
                : "/v1/tasks/" + task + "/history?cursor=" + newest.getLast().version();
    }
}
