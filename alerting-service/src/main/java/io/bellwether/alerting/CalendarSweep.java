package io.bellwether.alerting;

import static io.bellwether.events.Task.Type.CHURN_RISK;
import static io.bellwether.events.Task.Type.RENEWAL;

import io.bellwether.alerting.assign.Assigner;
import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.calendar.Occasion;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.decide.Outcome.Acts;
import io.bellwether.alerting.decide.Outcome.Waits;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Task.Status;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks at the calendars of some accounts: makes the tasks that have come, and resolves those that are needless. */
@Singleton
class CalendarSweep {

    private static final int LONGEST_NAME = 256;

    private final CalendarStore dates;
    private final Assignments assignments;
    private final TaskStore tasks;
    private final Calendar calendar;
    private final DateDecisions decisions;

    CalendarSweep(
            CalendarStore dates, Assignments assignments, TaskStore tasks, Calendar calendar, DateDecisions decisions) {
        this.dates = dates;
        this.assignments = assignments;
        this.tasks = tasks;
        this.calendar = calendar;
        this.decisions = decisions;
    }

    /** @param accounts how many were looked at */
    record Found(int accounts, List<Change> changes, List<Sitting.Decided> decided) {}

    /** @param limit of accounts */
    Found look(Connection tx, Instant now, int limit) throws SQLException {
        var entries = dates.lock(tx, now, limit);
        var look = new Look(now);
        if (!entries.isEmpty()) {
            look.load(tx, entries);
            entries.forEach(look::at);
            assignments.keep(tx, look.assigner);
            tasks.save(tx, look.changes);
            dates.add(tx, look.come);
            dates.lookAgain(tx, look.next, look.today);
            decisions.log(tx, look.round);
        }
        return new Found(entries.size(), look.changes, look.round == null ? List.of() : look.round.decided());
    }

    /** One transaction's worth of accounts. */
    private final class Look {

        private final Instant now;
        private final List<Change> changes = new ArrayList<>();
        private final List<CalendarStore.Come> come = new ArrayList<>();
        private final Map<String, Instant> next = new HashMap<>();
        private final Map<String, LocalDate> today = new HashMap<>();
        private Assigner assigner;
        private DateDecisions.Round round;
        private Map<Identity, LocalDate> newestDates = Map.of();
        private Map<Identity, Task> newestTasks = Map.of();

        Look(Instant now) {
            this.now = now;
        }

        void load(Connection tx, List<CalendarStore.Entry> entries) throws SQLException {
            var accounts = entries.stream().map(entry -> entry.account().id()).toList();
            newestDates = dates.newest(tx, accounts);
            newestTasks = tasks.lockNewest(tx, accounts);
            var csms = new HashMap<String, String>();
            var known = new HashMap<String, Account>();
            for (var entry : entries) {
                csms.put(entry.account().id(), bounded(entry.account().csm()));
                known.put(entry.account().id(), entry.account());
            }
            assigner = assignments.assigner(tx, csms, known, now);
            round = decisions.round(tx, assigner, now);
        }

        void at(CalendarStore.Entry entry) {
            var account = entry.account();
            var csm = assigner.person(account.csm() == null ? "" : account.csm());
            var day = csm.dayAt(now);
            today.put(account.id(), day);
            next.put(account.id(), day.plusDays(1).atStartOfDay(csm.zone()).toInstant());
            resolveNeedless(account, day);
            var knownSince = entry.knownSince() == null ? day : entry.knownSince();
            for (var occasion : calendar.occasions(account, knownSince, day)) {
                var identity = new Identity(account.id(), occasion.type(), occasion.reason());
                var newest = newestDates.get(identity);
                boolean comes = newest == null || occasion.day().isAfter(newest) || isBack(identity);
                if (comes && isDealtWith(account, occasion)) {
                    round.dealtWith(raised(identity, occasion, account));
                } else if (comes && !isPlanned(raised(identity, occasion, account), day)) {
                    schedule(account, identity, occasion, csm);
                }
            }
        }

        /**
         * Whether a milestone's task was resolved because its date held no more, though the milestone has come: the end
         * of the contract was moved, perhaps to an earlier day, or what settled the renewal was taken back.
         */
        private boolean isBack(Identity identity) {
            return identity.type() == RENEWAL
                    && newestTasks.get(identity).state() instanceof Closed closed
                    && closed.status() == Status.RESOLVED;
        }

        private boolean isDealtWith(Account account, Occasion occasion) {
            return newestTasks.values().stream()
                    .filter(task -> task.identity().account().equals(account.id()) && isClosedByHand(task))
                    .map(task -> new Calendar.Closed(
                            task.identity().type(),
                            task.identity().reason(),
                            task.content().since()))
                    .anyMatch(closed -> calendar.isDealtWith(account, occasion, closed));
        }

        /** Whether it is a plan, and the account goes by another one, or by that which somebody has closed, to its end. */
        private boolean isPlanned(Raised date, LocalDate day) {
            var identity = date.identity();
            if (!calendar.isPlan(identity.type(), identity.reason())) {
                return false;
            }
            var before = newestTasks.get(identity);
            if (hasRisk(identity.account())) {
                round.plannedForRisk(date);
                return true;
            }
            if (before != null
                    && isClosedByHand(before)
                    && !before.content().due().isBefore(day)) {
                round.planGoesOn(date, before.content().due());
                return true;
            }
            return false;
        }

        private boolean hasRisk(String account) {
            return newestTasks.values().stream()
                    .map(task -> task.state() instanceof Pending ? task.identity() : null)
                    .anyMatch(open -> open != null && open.account().equals(account) && open.type() == CHURN_RISK);
        }

        private void resolveNeedless(Account account, LocalDate day) {
            for (var task : List.copyOf(newestTasks.values())) {
                var identity = task.identity();
                if (identity.account().equals(account.id()) && task.state() instanceof Pending) {
                    over(account, task, day)
                            .map(why -> new Cleared(identity, Change.SOURCE, why))
                            .ifPresent(it -> took(round.over(it, account, task)));
                }
            }
        }

        /** A plan that somebody has taken up goes on, whatever becomes of what it was made for. */
        private Optional<String> over(Account account, Task task, LocalDate day) {
            var identity = task.identity();
            var over = calendar.over(
                    account, identity.type(), identity.reason(), task.content().since(), day);
            if (account.churnedOn() != null || !calendar.isPlan(identity.type(), identity.reason())) {
                return over;
            }
            if (!task.isUntouched()) {
                return Optional.empty();
            }
            return hasRisk(account.id()) ? Optional.of("A risk of the account has a plan of its own.") : over;
        }

        private void schedule(Account account, Identity identity, Occasion occasion, Person csm) {
            var raised = raised(identity, occasion, account);
            Function<Person, LocalDate> due = owner -> due(occasion, owner, now);
            var outcome = round.schedule(raised, due, account, newestTasks.get(identity));
            took(outcome);
            if (outcome instanceof Waits waits) {
                // It has not come yet: the look when the silence ends finds it, or a later date of its kind.
                next.merge(account.id(), waits.held().until(), (a, b) -> a.isBefore(b) ? a : b);
                return;
            }
            come.add(new CalendarStore.Come(
                    account.id(),
                    occasion,
                    due.apply(csm),
                    newestTasks.get(identity).id()));
        }

        private void took(Outcome outcome) {
            if (outcome instanceof Acts acts) {
                newestTasks.put(acts.change().task().identity(), acts.change().task());
                changes.add(acts.change());
            }
        }
    }

    /** What comes late, after a silence for instance, still leaves a day to act. */
    static LocalDate due(Occasion occasion, Person owner, Instant now) {
        var due = Calendar.due(occasion, owner.working());
        var earliest = owner.working().onOrAfter(owner.dayAt(now));
        return due.isBefore(earliest) ? earliest : due;
    }

    private static boolean isClosedByHand(Task task) {
        return task.state() instanceof Closed closed && closed.status() != Status.RESOLVED;
    }

    private static Raised raised(Identity identity, Occasion occasion, Account account) {
        return new Raised(
                identity,
                Change.SOURCE,
                occasion.severity(),
                occasion.day(),
                explanation(account, occasion),
                card(account));
    }

    private static Explanation explanation(Account account, Occasion occasion) {
        var health = account.health();
        var band = health.band() == null ? null : Words.parse(Band.class, health.band());
        return new Explanation(occasion.why(), List.of(), health.score(), band);
    }

    /** Names that no task takes are left out: an account with one must not hold up the others. */
    static AccountCard card(Account account) {
        var card = account.card();
        return new AccountCard(
                card.name(), bounded(card.csm()), bounded(card.segment()), card.arr(), card.contractEnd());
    }

    private static String bounded(String name) {
        return name == null || name.length() > LONGEST_NAME ? null : name;
    }
}
