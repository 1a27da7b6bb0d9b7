package io.bellwether.alerting;

import static java.util.stream.Collectors.groupingBy;

import io.bellwether.alerting.play.Playbook.Dated;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The steps of tasks with their days: a step that repeats is there as often as it is to be done. */
final class TaskSteps {

    private static final String ADD = """
            INSERT INTO task_step (task, number, place, due, status) VALUES (?, ?, ?, ?, 'open') ON CONFLICT DO NOTHING
            """;
    private static final String READ = """
            SELECT *, coalesce(place, number) AS step FROM task_step WHERE task = ? ORDER BY step, number
            """;
    private static final String SET =
            "UPDATE task_step SET status = ?, done_by = ?, done_at = ?, note = ? WHERE task = ? AND number = ?";
    private static final String DATE = "UPDATE task_step SET due = ? WHERE task = ? AND number = ?";
    private static final String REMOVE = "DELETE FROM task_step WHERE task = ? AND number = ?";

    private TaskSteps() {}

    /**
     * A step as it stands.
     *
     * @param place in the playbook, from 1
     * @param by who completed or skipped it; null while it is open, as is at
     */
    record Progress(int number, int place, LocalDate due, String status, String by, Instant at, String note) {

        boolean isOpen() {
            return status.equals("open");
        }

        Progress with(String newStatus, String who, Instant when, String words) {
            return new Progress(number, place, due, newStatus, who, when, words);
        }
    }

    static void begin(Connection tx, UUID task, List<Dated> steps) throws SQLException {
        add(tx, task, 1, steps);
    }

    private static void add(Connection tx, UUID task, int firstNumber, List<Dated> steps) throws SQLException {
        try (var add = tx.prepareStatement(ADD)) {
            int number = firstNumber;
            for (var step : steps) {
                Sql.bind(add, task, number++, step.place(), step.due()).addBatch();
            }
            add.executeBatch();
        }
    }

    /** In the order of the playbook. */
    static List<Progress> of(Connection connection, UUID task) throws SQLException {
        var steps = new ArrayList<Progress>();
        try (var select = connection.prepareStatement(READ);
                var row = Sql.bind(select, task).executeQuery()) {
            while (row.next()) {
                steps.add(new Progress(
                        row.getInt("number"),
                        row.getInt("step"),
                        row.getObject("due", LocalDate.class),
                        row.getString("status"),
                        row.getString("done_by"),
                        Sql.time(row, "done_at"),
                        row.getString("note")));
            }
        }
        return steps;
    }

    static void set(Connection tx, UUID task, Progress step) throws SQLException {
        try (var set = tx.prepareStatement(SET)) {
            Sql.bind(set, step.status(), step.by(), Sql.time(step.at()), step.note(), task, step.number())
                    .executeUpdate();
        }
    }

    /**
     * Gives open steps other days. From another day on there may be more or fewer days off, and so more or fewer times
     * of a step that repeats: the open ones too many go, and those too few come with numbers after all others.
     */
    static void restart(Connection tx, UUID task, List<Progress> before, List<Dated> anew) throws SQLException {
        var known = before.stream().collect(groupingBy(Progress::place));
        var missing = new ArrayList<Dated>();
        try (var date = tx.prepareStatement(DATE);
                var remove = tx.prepareStatement(REMOVE)) {
            for (var of : anew.stream().collect(groupingBy(Dated::place)).entrySet()) {
                var steps = known.getOrDefault(of.getKey(), List.of());
                var days = of.getValue();
                for (int i = 0; i < steps.size(); i++) {
                    var step = steps.get(i);
                    if (step.isOpen() && i < days.size()) {
                        Sql.bind(date, days.get(i).due(), task, step.number()).addBatch();
                    } else if (step.isOpen()) {
                        Sql.bind(remove, task, step.number()).addBatch();
                    }
                }
                missing.addAll(days.subList(Math.min(steps.size(), days.size()), days.size()));
            }
            date.executeBatch();
            remove.executeBatch();
        }
        int last = before.stream().mapToInt(Progress::number).max().orElse(0);
        add(tx, task, last + 1, missing);
    }
}
