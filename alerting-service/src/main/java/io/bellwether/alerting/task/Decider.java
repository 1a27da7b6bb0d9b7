package io.bellwether.alerting.task;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Decision.Raise;
import io.bellwether.alerting.task.Decision.Reason;
import io.bellwether.alerting.task.Decision.Reopen;
import io.bellwether.alerting.task.Decision.Resolve;
import io.bellwether.alerting.task.Decision.Update;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.alerting.task.State.Snoozed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * Turns signals into decisions about tasks.
 *
 * <p>A signal that is repeated, under whatever id, decides nothing anew. An episode, from the day on which a condition
 * became true, stays closed once a person has closed its task, unless it is a risk that gets worse than they knew: that opens
 * the task again. A later episode does not stay closed. What comes back a short while after its task was closed opens
 * that task again, later it gets a new one.
 *
 * @param desk who gets what is raised, and by whose calendar it is due
 */
public record Decider(Rules rules, Desk desk) {

    public Decider with(Desk another) {
        return new Decider(rules, another);
    }

    /** @param newest the latest task of the signal's identity, open or closed; null where there never was one */
    public Decision decide(Signal signal, Task newest, Instant now) {
        var by = new Stamp(signal.source(), now);
        return switch (signal) {
            case Raised raised -> raised(raised, newest, by);
            case Cleared cleared -> cleared(cleared, newest, by);
        };
    }

    /** How urgent a task of it would be. */
    public double urgency(Raised raised, Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return rules.urgency()
                .of(raised.severity(), Customer.of(raised.account()), day)
                .value();
    }

    /**
     * A date of the calendar has come: where its task is still open, that is the same work; otherwise it is new work.
     *
     * @param due the last day on which acting is in time, for each who may have to act
     * @param newest the latest task of the identity; null where there never was one
     */
    public Decision schedule(Raised raised, Function<Person, LocalDate> due, Task newest, Instant now) {
        if (newest != null && newest.state() instanceof Pending) {
            return new Keep(Reason.UNCHANGED);
        }
        var by = new Stamp(raised.source(), now);
        return raise(raised, newest == null ? 1 : newest.occurrence() + 1, due, by);
    }

    /**
     * What a person wants to be done.
     *
     * @param raised by them
     * @param owner null for whose it would be by itself
     * @param due null for as soon as the severity asks
     */
    public record Wish(Raised raised, String title, String owner, LocalDate due) {}

    /** The task of it: it is there at once, and neither updated nor resolved by itself. */
    public Change make(Wish wish, int occurrence, Instant now) {
        var raised = wish.raised();
        var by = new Stamp(raised.source(), now);
        Function<Person, LocalDate> due = wish.due() == null ? due(raised, by) : _ -> wish.due();
        var customer = Customer.of(raised.account());
        var assigned =
                wish.owner() == null ? assign(raised, customer, due) : Assignment.by(raised.source(), wish.owner());
        var content = content(raised, customer, assigned, due.apply(person(assigned)), by);
        var task = Task.first(raised.identity(), occurrence, content.titled(wish.title()), by.at());
        return new Change(task, Step.RAISED, by, raised.explanation().evidence());
    }

    private Decision raised(Raised raised, Task newest, Stamp by) {
        if (newest == null) {
            return raise(raised, 1, due(raised, by), by);
        }
        return switch (newest.state()) {
            case Pending pending -> update(raised, newest, pending, by);
            case Closed closed
            when closed.byHuman() && isSameEpisode(raised, newest) ->
                isWorseRisk(raised, newest.content())
                        ? new Reopen(reopen(raised, newest, closed, by), true)
                        : new Keep(Reason.CLOSED_BY_HUMAN);
            case Closed closed
            when rules.isRecent(closed.closed().at(), by.at()) -> new Reopen(reopen(raised, newest, closed, by), false);
            case Closed _ -> raise(raised, newest.occurrence() + 1, due(raised, by), by);
        };
    }

    // Late events can move the start of an episode back, never the start of the next one to before this one's.
    private static boolean isSameEpisode(Raised raised, Task newest) {
        return !raised.since().isAfter(newest.content().since());
    }

    private Raise raise(Raised raised, int occurrence, Function<Person, LocalDate> due, Stamp by) {
        var customer = Customer.of(raised.account());
        var assigned = assign(raised, customer, due);
        var content = content(raised, customer, assigned, due.apply(person(assigned)), by);
        var task = Task.first(raised.identity(), occurrence, content, by.at());
        return new Raise(new Change(task, Step.RAISED, by, raised.explanation().evidence()));
    }

    private Change reopen(Raised raised, Task closed, Closed state, Stamp by) {
        var customer = Customer.of(raised.account()).or(closed.content().customer());
        var assigned = assignedAgain(raised, closed.content(), customer, by);
        var content = content(raised, customer, assigned, due(raised, by).apply(person(assigned)), by);
        var task = closed.with(content, state.reopen(), by.at());
        var moved =
                assigned.movedFrom(closed.content().owner()).map(it -> " " + it).orElse("");
        var worse = isMoreUrgent(raised, closed.content())
                ? "Worse: severity from %s to %s. "
                        .formatted(Words.of(closed.content().severity()), Words.of(raised.severity()))
                : "";
        return new Change(task, Step.REOPENED, by, worse + raised.explanation().evidence() + moved);
    }

    private Decision update(Raised raised, Task open, Pending pending, Stamp by) {
        var before = open.content();
        var customer = Customer.of(raised.account()).or(before.customer());
        var assigned = assigned(raised, before, customer, by);
        var due = isMoreUrgent(raised, before)
                ? earlier(before.due(), due(raised, by).apply(person(assigned)))
                : before.due();
        var content = content(raised, customer, assigned, due, by);
        var differences = String.join(", ", content.differencesFrom(before));
        if (differences.isEmpty()) {
            return new Keep(Reason.UNCHANGED);
        }
        if (pending instanceof Snoozed snoozed && isMoreUrgent(raised, before)) {
            return new Update(new Change(open.with(content, snoozed.wake(), by.at()), Step.WOKEN, by, differences));
        }
        return new Update(new Change(open.with(content, by.at()), Step.UPDATED, by, differences));
    }

    /** What is open and has an owner keeps them. */
    private Assignment assigned(Raised raised, Content before, Customer customer, Stamp by) {
        return before.owner() == null ? assign(raised, customer, due(raised, by)) : before.assigned();
    }

    /** What comes back is whose the account is by now, unless somebody gave it to its owner, who is still there. */
    private Assignment assignedAgain(Raised raised, Content before, Customer customer, Stamp by) {
        boolean stays = before.assigned().byHand()
                ? !desk.isStranger(before.owner())
                : raised.account().csm() == null && before.owner() != null;
        return stays ? before.assigned() : assign(raised, customer, due(raised, by));
    }

    private Assignment assign(Raised raised, Customer customer, Function<Person, LocalDate> due) {
        var csm = raised.account().csm();
        return desk.assign(new Desk.Work(raised.identity(), raised.severity(), csm, customer), due);
    }

    private Person person(Assignment assigned) {
        return assigned.owner() == null ? Person.unknown("") : desk.person(assigned.owner());
    }

    private Content content(Raised raised, Customer customer, Assignment assigned, LocalDate due, Stamp by) {
        return new Content(
                raised.severity(),
                raised.since(),
                rules.title(raised.identity(), customer.name()),
                raised.explanation(),
                customer,
                assigned,
                due,
                rules.urgency().of(raised.severity(), customer, day(by)));
    }

    private static Decision cleared(Cleared cleared, Task newest, Stamp by) {
        if (newest == null || !(newest.state() instanceof Pending pending)) {
            return new Keep(Reason.NOTHING_OPEN);
        }
        var resolved = newest.with(pending.resolve(by, cleared.evidence()), by.at());
        return new Resolve(new Change(resolved, Step.RESOLVED, by, cleared.evidence()));
    }

    private Function<Person, LocalDate> due(Raised raised, Stamp by) {
        return person -> rules.due(raised.identity().type(), raised.severity(), person, by.at());
    }

    private static LocalDate day(Stamp by) {
        return LocalDate.ofInstant(by.at(), ZoneOffset.UTC);
    }

    private static boolean isMoreUrgent(Raised raised, Content before) {
        return raised.severity().compareTo(before.severity()) < 0;
    }

    private static boolean isWorseRisk(Raised raised, Content closed) {
        return raised.identity().type() == io.bellwether.events.Task.Type.CHURN_RISK && isMoreUrgent(raised, closed);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
