package io.bellwether.alerting;

import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.task.Task;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Tells owners of due dates that are near by their own working days, once each however many instances look. For what is
 * nobody's, or of an owner of whom nothing but the name is known, these are Monday to Friday in UTC. Who is on the way by a
 * playbook has its days.
 */
@Singleton
class DueSoonJob {

    private static final int AT_ONCE = 500;

    // What is raised on the same day needs no reminder yet.
    private static final String LOCK = """
            SELECT task.* FROM task
            LEFT JOIN person ON person.id = owner
            JOIN unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS there (person, today, last, morning)
                ON there.person = coalesce(person.id, ?)
            WHERE closed_at IS NULL AND snoozed_until IS NULL AND next_step IS NULL AND due BETWEEN ? AND ?
                AND due BETWEEN today::date AND last::date AND created_at < morning::timestamptz
                AND NOT EXISTS (SELECT FROM due_told WHERE due_told.task = task.id AND due_told.due = task.due)
            ORDER BY due, task.id LIMIT ? FOR UPDATE OF task SKIP LOCKED
            """;
    private static final Person NOBODY = Person.unknown("");

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
        var all = people.all(tx);
        all.add(NOBODY);
        try (var select = tx.prepareStatement(LOCK)) {
            return TaskRow.readAll(Sql.bind(
                    select,
                    each(all, Person::id),
                    each(all, person -> person.dayAt(now)),
                    each(all, person -> last(person, now)),
                    each(all, person -> morning(person, now)),
                    NOBODY.id(),
                    Collections.min(
                            all.stream().map(person -> person.dayAt(now)).toList()),
                    Collections.max(
                            all.stream().map(person -> last(person, now)).toList()),
                    AT_ONCE));
        }
    }

    /** What is due by then is near: on a day off, only what is due that day. */
    private LocalDate last(Person person, Instant now) {
        var today = person.dayAt(now);
        return person.working().on(today) ? person.working().after(today, rules.dueSoonDays()) : today;
    }

    private static Instant morning(Person person, Instant now) {
        return person.dayAt(now).atStartOfDay(person.zone()).toInstant();
    }

    private static String[] each(Collection<Person> people, Function<Person, Object> what) {
        return people.stream().map(what).map(Object::toString).toArray(String[]::new);
    }
}
