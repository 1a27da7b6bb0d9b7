package io.bellwether.alerting;

import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.task.Task;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Tells owners of due dates that are near, once each however many instances look. */
@Singleton
class DueSoonJob {

    private static final int AT_ONCE = 500;

    // What is raised on the same day needs no reminder yet.
    private static final String LOCK = """
            SELECT * FROM task
            WHERE closed_at IS NULL AND snoozed_until IS NULL AND due BETWEEN ? AND ? AND created_at < ?
                AND NOT EXISTS (SELECT FROM due_told WHERE due_told.task = task.id AND due_told.due = task.due)
            ORDER BY due, id LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private final Rounds rounds;
    private final Notices notices;
    private final NotifyRules rules;
    private final Clock clock;

    DueSoonJob(Rounds rounds, Notices notices, NotifyRules rules, Clock clock) {
        this.rounds = rounds;
        this.notices = notices;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            identity = "due-soon",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        rounds.run(AT_ONCE, this::tell);
    }

    private int tell(Connection tx) throws SQLException {
        var tasks = lock(tx, LocalDate.now(clock));
        notices.dueSoon(tx, tasks);
        try (var remember = tx.prepareStatement("INSERT INTO due_told (task, due) VALUES (?, ?)")) {
            for (var task : tasks) {
                Sql.bind(remember, task.id(), task.content().due()).addBatch();
            }
            remember.executeBatch();
        }
        return tasks.size();
    }

    private List<Task> lock(Connection tx, LocalDate today) throws SQLException {
        var until = today.plusDays(rules.dueSoonDays());
        var morning = Sql.time(today.atStartOfDay(ZoneOffset.UTC).toInstant());
        try (var select = tx.prepareStatement(LOCK)) {
            return TaskRow.readAll(Sql.bind(select, today, until, morning, AT_ONCE));
        }
    }
}
