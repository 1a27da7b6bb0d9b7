package io.bellwether.alerting;

import io.bellwether.alerting.escalate.Sla;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What has come of tasks by escalation, and when each is looked at next, in the transaction of whoever calls. */
@Singleton
class EscalationStore {

    // A look that lies more than two days ahead was set by a clock that was wrong.
    private static final String LOCK = """
            SELECT * FROM task WHERE escalate_at <= ? OR escalate_at > ?::timestamptz + interval '2 days'
            ORDER BY escalate_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String AGAIN = "UPDATE task SET escalate_at = ? WHERE id = ?";
    private static final String PAST = """
            SELECT past.*,
                   (SELECT array_agg(level) FROM escalation AS it
                    WHERE (it.task, it.opening) = (id, past.opening) AND sla IS NULL) AS levels,
                   (SELECT array_agg(sla) FROM escalation AS it
                    WHERE (it.task, it.opening) = (id, past.opening) AND sla IS NOT NULL) AS slas
            FROM (SELECT id, next_step, coalesce(max(at) FILTER (WHERE what = 'reopened'), created_at) AS opened,
                         count(*) FILTER (WHERE what = 'reopened')::integer AS opening,
                         max(at) FILTER (WHERE what = 'woken') AS woken
                  FROM task JOIN task_change ON task_change.task = task.id
                  WHERE id = ANY (?) GROUP BY id) AS past
            """;
    private static final String ADD =
            "INSERT INTO escalation (task, opening, level, sla, passed, at, why, told) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String OF_TASKS =
            "SELECT * FROM escalation WHERE task = ANY (?) ORDER BY task, at, passed DESC, sla NULLS FIRST";

    /**
     * What has happened to a task since it was opened the last time.
     *
     * @param opening how often it was opened again
     * @param woken null where it never was
     * @param nextStep when the next open step of its playbook is due, else its last one; null where it goes by none or
     *     nobody has taken it up
     */
    record Past(
            Instant opened, int opening, Instant woken, LocalDate nextStep, Set<String> levels, Set<Sla.Kind> slas) {}

    /**
     * That a task reached or passed a level, or that its SLA was not kept.
     *
     * @param opening how often the task had been opened again
     * @param sla null where it is a level
     */
    record Entry(
            UUID task,
            int opening,
            String level,
            Sla.Kind sla,
            boolean passed,
            Instant at,
            String why,
            List<String> told) {}

    /** Some of the tasks to look at, locked until the transaction ends; none that others have locked. */
    List<Task> lock(Connection tx, Instant now, int limit) throws SQLException {
        try (var select = tx.prepareStatement(LOCK)) {
            return TaskRow.readAll(Sql.bind(select, Sql.time(now), Sql.time(now), limit));
        }
    }

    /** @param again by task; null where time alone changes nothing */
    void lookAgain(Connection tx, Map<UUID, Instant> again) throws SQLException {
        try (var update = tx.prepareStatement(AGAIN)) {
            for (var it : again.entrySet()) {
                Sql.bind(update, Sql.time(it.getValue()), it.getKey()).addBatch();
            }
            update.executeBatch();
        }
    }

    Map<UUID, Past> pasts(Connection tx, Collection<UUID> tasks) throws SQLException {
        var pasts = new HashMap<UUID, Past>();
        try (var select = tx.prepareStatement(PAST);
                var row = Sql.bind(select, (Object) tasks.toArray(UUID[]::new)).executeQuery()) {
            while (row.next()) {
                var slas = new HashSet<Sla.Kind>();
                strings(row.getArray("slas")).forEach(sla -> slas.add(Words.parse(Sla.Kind.class, sla)));
                pasts.put(
                        row.getObject("id", UUID.class),
                        new Past(
                                Sql.time(row, "opened"),
                                row.getInt("opening"),
                                Sql.time(row, "woken"),
                                row.getObject("next_step", LocalDate.class),
                                Set.copyOf(strings(row.getArray("levels"))),
                                slas));
            }
        }
        return pasts;
    }

    void add(Connection tx, List<Entry> entries) throws SQLException {
        try (var add = tx.prepareStatement(ADD)) {
            for (var it : entries) {
                Sql.bind(
                                add,
                                it.task(),
                                it.opening(),
                                it.level(),
                                it.sla() == null ? null : Words.of(it.sla()),
                                it.passed(),
                                Sql.time(it.at()),
                                it.why(),
                                it.told().toArray(String[]::new))
                        .addBatch();
            }
            add.executeBatch();
        }
    }

    /** In order of time; tasks without any are left out. */
    Map<UUID, List<EscalationView>> of(Connection connection, Collection<UUID> tasks) throws SQLException {
        var views = new HashMap<UUID, List<EscalationView>>();
        try (var select = connection.prepareStatement(OF_TASKS);
                var row = Sql.bind(select, (Object) tasks.toArray(UUID[]::new)).executeQuery()) {
            while (row.next()) {
                views.computeIfAbsent(row.getObject("task", UUID.class), _ -> new ArrayList<>())
                        .add(new EscalationView(
                                row.getString("level"),
                                row.getString("sla"),
                                row.getBoolean("passed"),
                                Sql.time(row, "at"),
                                row.getString("why"),
                                strings(row.getArray("told"))));
            }
        }
        return views;
    }

    private static List<String> strings(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
