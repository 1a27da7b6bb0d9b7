package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.escalate.Audience;
import io.bellwether.alerting.escalate.Escalation;
import io.bellwether.alerting.escalate.Ladder;
import io.bellwether.alerting.escalate.Situation;
import io.bellwether.alerting.notify.Occasion;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.Staff;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks at some tasks and draws in whom they need: history, topic and notices tell of it, in one transaction. */
@Singleton
class EscalationSweep {

    private final EscalationStore store;
    private final Assignments assignments;
    private final TaskStore tasks;
    private final Notices notices;
    private final Ladder ladder;

    EscalationSweep(EscalationStore store, Assignments assignments, TaskStore tasks, Notices notices, Ladder ladder) {
        this.store = store;
        this.assignments = assignments;
        this.tasks = tasks;
        this.notices = notices;
        this.ladder = ladder;
    }

    /** @param tasks how many were looked at */
    record Found(int tasks, List<Change> changes, List<EscalationStore.Entry> entries) {}

    /** @param limit of tasks */
    Found look(Connection tx, Instant now, int limit) throws SQLException {
        var found = store.lock(tx, now, limit);
        var look = new Look(now);
        if (!found.isEmpty()) {
            look.load(tx, found);
            found.forEach(look::at);
            tasks.save(tx, look.changes);
            store.add(tx, look.entries);
            for (var told : look.told) {
                notices.tell(
                        tx, told.change(), Occasion.ESCALATED, told.change().detail(), told.people());
            }
            store.lookAgain(tx, look.again);
        }
        return new Found(found.size(), look.changes, look.entries);
    }

    private record Told(Change change, List<String> people) {}

    /** One transaction's worth of tasks. */
    private final class Look {

        private final Instant now;
        private final List<Change> changes = new ArrayList<>();
        private final List<EscalationStore.Entry> entries = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private final Map<UUID, Instant> again = new HashMap<>();
        private Staff staff = Staff.NOBODY;
        private Map<String, Account> accounts = Map.of();
        private Map<UUID, EscalationStore.Past> pasts = Map.of();

        Look(Instant now) {
            this.now = now;
        }

        void load(Connection tx, List<Task> found) throws SQLException {
            staff = assignments.staff(tx, now);
            accounts = assignments.accounts(
                    tx, found.stream().map(task -> task.identity().account()).collect(toSet()));
            pasts = store.pasts(tx, found.stream().map(Task::id).toList());
        }

        void at(Task task) {
            var owner = task.content().owner();
            var past = pasts.get(task.id());
            var look = ladder.look(
                    new Situation(
                            task,
                            owner == null ? Person.unknown("") : staff.person(owner),
                            accounts.get(task.identity().account()),
                            past.opened(),
                            past.woken(),
                            past.nextStep(),
                            past.levels(),
                            past.slas()),
                    now);
            again.put(task.id(), look.again());
            look.escalation().ifPresent(it -> escalate(task, it));
        }

        private void escalate(Task task, Escalation it) {
            var audience = Audience.of(it.level(), task.content().owner(), ladder.fallback(), staff, now);
            var words = (it.words() + " " + audience.words()).strip();
            var to = it.isNew() ? "To " + it.level().name() + ": " : "";
            var change = task.escalated(to + words, new Stamp(Change.SOURCE, now));
            changes.add(change);
            told.add(new Told(change, audience.people()));
            var id = task.id();
            int opening = pasts.get(id).opening();
            var people = audience.people();
            for (var passed : it.passed()) {
                entries.add(new EscalationStore.Entry(id, opening, passed, null, true, now, words, List.of()));
            }
            var level = it.level().name();
            if (it.isNew()) {
                entries.add(new EscalationStore.Entry(id, opening, level, null, false, now, words, people));
            }
            it.breaches()
                    .forEach((sla, why) ->
                            entries.add(new EscalationStore.Entry(id, opening, level, sla, false, now, why, people)));
        }
    }
}
