package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.escalate.Audience;
import io.bellwether.alerting.escalate.Level;
import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Tells of some steps of playbooks that are due soon: the owner of the task, and whoever has the role of the step. */
@Singleton
class StepsDueSweep {

    // What was begun today needs no reminder yet.
    private static final String LOCK = """
            SELECT task.*, step.number AS step_number, step.due AS step_due,
                   document #>> ARRAY['steps', (coalesce(step.place, step.number) - 1)::text, 'title'] AS step_title,
                   document #>> ARRAY['steps', (coalesce(step.place, step.number) - 1)::text, 'owner'] AS step_role
            FROM task_step AS step
            JOIN task ON task.id = step.task
            JOIN task_play ON task_play.task = step.task
            JOIN playbook ON (playbook.name, playbook.version) = (task_play.playbook, task_play.version)
            LEFT JOIN unnest(?::text[], ?::text[], ?::text[]) AS there (person, today, last)
                ON there.person = task.owner
            WHERE step.status = 'open' AND told IS DISTINCT FROM step.due AND step.due BETWEEN ? AND ?
                AND step.due BETWEEN coalesce(there.today::date, ?) AND coalesce(there.last::date, ?)
                AND started < coalesce(there.today::date, ?) AND closed_at IS NULL AND snoozed_until IS NULL
            ORDER BY step.due, task.id, step.number LIMIT ? FOR UPDATE OF step, task SKIP LOCKED
            """;
    private static final String REMEMBER = "UPDATE task_step SET told = due WHERE task = ? AND number = ?";

    /** The role of whoever looks after the account: whose task it is. */
    private static final String CSM = "csm";

    private final Assignments assignments;
    private final Templates templates;
    private final Notices notices;
    private final NotifyRules rules;

    StepsDueSweep(Assignments assignments, Templates templates, Notices notices, NotifyRules rules) {
        this.assignments = assignments;
        this.templates = templates;
        this.notices = notices;
        this.rules = rules;
    }

    /**
     * A step that is due soon.
     *
     * @param title a template
     * @param role of whoever does it
     */
    private record Step(Task task, int number, LocalDate due, String title, String role) {}

    /**
     * On which days steps are told of today.
     *
     * @param today where somebody is
     * @param last the day on which those are due that are told last
     */
    private record Days(String person, LocalDate today, LocalDate last) {}

    /** How many steps were told. */
    int tell(Connection tx, Instant now, int limit) throws SQLException {
        var staff = assignments.staff(tx, now);
        var steps = lock(tx, staff, now, limit);
        var accounts = assignments.accounts(
                tx, steps.stream().map(step -> step.task().identity().account()).collect(toSet()));
        try (var remember = tx.prepareStatement(REMEMBER)) {
            for (var step : steps) {
                var account = accounts.get(step.task().identity().account());
                notices.tellOwner(tx, notice(step, account, now), others(step, staff, now));
                Sql.bind(remember, step.task().id(), step.number()).addBatch();
            }
            remember.executeBatch();
        }
        return steps.size();
    }

    private Days days(Person person, Instant now) {
        var today = person.dayAt(now);
        return new Days(person.id(), today, person.working().after(today, rules.dueSoonDays()));
    }

    private Notice notice(Step step, Account account, Instant now) {
        var title = templates.render(step.title(), Figures.plain(account, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        return Notice.ofStep(
                step.task(),
                step.number() + "-" + step.due(),
                new Stamp(Change.SOURCE, now),
                "Step %d of its playbook, \"%s\" (%s), is due on %s."
                        .formatted(step.number(), title, step.role(), step.due()));
    }

    /** Who has the role of the step, where that is another one than the owner's; as escalations find them. */
    private static Collection<String> others(Step step, Staff staff, Instant now) {
        var owner = step.task().content().owner();
        var role = step.role();
        boolean owners =
                role.equals(CSM) || (owner != null && staff.person(owner).role().equals(role));
        return owners
                ? List.of()
                : Audience.of(new Level(role, List.of(role)), owner, List.of(), staff, now)
                        .people();
    }

    private List<Step> lock(Connection tx, Staff staff, Instant now, int limit) throws SQLException {
        var unknown = days(Person.unknown(""), now);
        var known = staff.people().values().stream().map(it -> days(it, now)).toList();
        var all = new ArrayList<>(known);
        all.add(unknown);
        var steps = new ArrayList<Step>();
        try (var select = tx.prepareStatement(LOCK);
                var row = Sql.bind(
                                select,
                                known.stream().map(Days::person).toArray(String[]::new),
                                known.stream().map(it -> it.today().toString()).toArray(String[]::new),
                                known.stream().map(it -> it.last().toString()).toArray(String[]::new),
                                all.stream()
                                        .map(Days::today)
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow(),
                                all.stream()
                                        .map(Days::last)
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow(),
                                unknown.today(),
                                unknown.last(),
                                unknown.today(),
                                limit)
                        .executeQuery()) {
            while (row.next()) {
                steps.add(new Step(
                        TaskRow.read(row),
                        row.getInt("step_number"),
                        row.getObject("step_due", LocalDate.class),
                        row.getString("step_title"),
                        row.getString("step_role")));
            }
        }
        return steps;
    }
}
