package io.bellwether.alerting;

import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.task.Task;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Tells owners of due dates that are near where they are, once each however many instances look. For what is nobody's, or
 * of an owner of whom nothing but the name is known, it is the day in UTC. Who is on the way by a playbook has its days.
 */
@Singleton
class DueSoonJob {

    private static final int AT_ONCE = 500;

    // Nowhere is it more than a day later or earlier than in UTC. What is raised on the same day needs no reminder yet.
    private static final String LOCK = """
            SELECT task.* FROM task
            LEFT JOIN person ON person.id = owner
            JOIN unnest(?::text[], ?::text[], ?::text[]) AS there (zone, today, morning)
                ON there.zone = coalesce(person.zone, ?)
            WHERE closed_at IS NULL AND snoozed_until IS NULL AND next_step IS NULL AND due BETWEEN ? AND ?
                AND due BETWEEN today::date AND today::date + ? AND created_at < morning::timestamptz
                AND NOT EXISTS (SELECT FROM due_told WHERE due_told.task = task.id AND due_told.due = task.due)
            ORDER BY due, task.id LIMIT ? FOR UPDATE OF task SKIP LOCKED
            """;
    private static final ZoneId OF_NOBODY = ZoneOffset.UTC;

    private final Rounds rounds;
    private final PeopleStore people;
    private final Notices notices;
    private final NotifyRules rules;
    private final Clock clock;

    DueSoonJob(Rounds rounds, PeopleStore people, Notices notices, NotifyRules rules, Clock clock) {
        this.rounds = rounds;
        this.people = people;
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
        var tasks = lock(tx, clock.instant());
        notices.dueSoon(tx, tasks);
        try (var remember = tx.prepareStatement("INSERT INTO due_told (task, due) VALUES (?, ?)")) {
            for (var task : tasks) {
                Sql.bind(remember, task.id(), task.content().due()).addBatch();
            }
            remember.executeBatch();
        }
        return tasks.size();
    }

    private List<Task> lock(Connection tx, Instant now) throws SQLException {
        var zones = people.zones(tx);
        zones.add(OF_NOBODY);
        var today = LocalDate.ofInstant(now, OF_NOBODY);
        try (var select = tx.prepareStatement(LOCK)) {
            return TaskRow.readAll(Sql.bind(
                    select,
                    each(zones, ZoneId::getId),
                    each(zones, zone -> LocalDate.ofInstant(now, zone).toString()),
                    each(zones, zone -> morning(now, zone).toString()),
                    OF_NOBODY.getId(),
                    today.minusDays(1),
                    today.plusDays(1L + rules.dueSoonDays()),
                    rules.dueSoonDays(),
                    AT_ONCE));
        }
    }

    private static Instant morning(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    private static String[] each(Collection<ZoneId> zones, Function<ZoneId, String> what) {
        return zones.stream().map(what).toArray(String[]::new);
    }
}
