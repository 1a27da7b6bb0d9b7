package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.IDENTITY;
import static io.bellwether.alerting.decide.At.NOTIFICATION;
import static io.bellwether.alerting.decide.At.SETTLING;

import io.bellwether.alerting.decide.Outcome.Acts;
import io.bellwether.alerting.decide.Outcome.Keeps;
import io.bellwether.alerting.decide.Outcome.Waits;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Decider;
import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Decision.Raise;
import io.bellwether.alerting.task.Decision.Reopen;
import io.bellwether.alerting.task.Decision.Resolve;
import io.bellwether.alerting.task.Decision.Update;
import io.bellwether.alerting.task.Desk;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.Signal.Raised;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The way of every signal.
 *
 * <p>Identity comes first: what says something of an open task changes that task, whatever else holds. What would open
 * one passes the stages below; what would resolve one must have settled. Dates of the calendar have a shorter way.
 */
public final class Pipeline {

    /** Dates are planned work: nothing mutes them but people, and they count in no week. */
    private static final List<Stage> OF_DATES = List.of(new Silencing(), new Assigning());

    private static final Finding QUIET = Finding.of(NOTIFICATION, Why.QUIET, "It stands in the next digest.");

    private final Decider decider;
    private final DecisionRules rules;
    private final List<Stage> stages;

    public Pipeline(Decider decider, DecisionRules rules) {
        this.decider = decider;
        this.rules = rules;
        this.stages = List.of(
                new CoolDown(rules),
                new Inhibiting(rules),
                new Silencing(),
                new Assigning(), // before the budget, which is the owner's
                new Budgeting(rules.budget(), decider.desk()));
    }

    /** The same way, where another desk says whose a task is. */
    public Pipeline with(Desk desk) {
        return new Pipeline(decider.with(desk), rules);
    }

    public Outcome decide(Signal signal, Situation situation) {
        return switch (signal) {
            case Raised raised -> raised(raised, situation);
            case Cleared cleared -> cleared(cleared, situation);
        };
    }

    /**
     * A date of the calendar has come.
     *
     * @param due the last day on which acting is in time, for each who may have to act
     */
    public Outcome schedule(Raised raised, Function<Person, LocalDate> due, Situation situation) {
        return switch (decider.schedule(raised, due, situation.newest(), situation.now())) {
            case Raise raise -> pass(OF_DATES, raised, raise.change(), situation, isNew(raise));
            case Keep _ ->
                new Keeps(List.of(Finding.of(IDENTITY, Why.UNCHANGED, "The task of an earlier date of it is open.")));
            default -> throw new IllegalStateException("a date that neither comes nor has come");
        };
    }

    /** The task of a date needs no doing any more: what has happened need not settle. */
    public Outcome over(Cleared cleared, Situation situation) {
        return switch (decider.decide(cleared, situation.newest(), situation.now())) {
            case Resolve resolve -> acts(resolve.change(), Finding.of(IDENTITY, Why.CLEARED, "%s", cleared.evidence()));
            case Keep keep -> keeps(keep);
            default -> throw new IllegalStateException("cleared, yet not resolved");
        };
    }

    /** How urgent a task of it would be. */
    public double urgency(Raised raised, Instant now) {
        return decider.urgency(raised, now);
    }

    /** For how far back returns count. */
    public Duration returnsWithin() {
        return rules.flapping().within();
    }

    private Outcome raised(Raised raised, Situation situation) {
        return switch (decider.decide(raised, situation.newest(), situation.now())) {
            case Raise raise -> pass(stages, raised, raise.change(), situation, isNew(raise));
            case Reopen reopen -> pass(stages, raised, reopen.change(), situation, isBack(reopen));
            case Update update ->
                acts(
                        update.change(),
                        Finding.of(
                                IDENTITY,
                                Why.CHANGED,
                                "Its task is open; it differs in: %s.",
                                update.change().detail()));
            case Keep keep -> isSettling(situation) ? backWhileSettling(situation) : keeps(keep);
            case Resolve resolve -> throw new IllegalStateException("raised, yet resolved: " + resolve);
        };
    }

    private static Finding isNew(Raise raise) {
        return Finding.of(
                IDENTITY, Why.NEW, "Occurrence %d.", raise.change().task().occurrence());
    }

    private static Finding isBack(Reopen reopen) {
        return reopen.worse()
                ? Finding.of(IDENTITY, Why.WORSE, "Somebody closed its task, but it has got worse since.")
                : Finding.of(IDENTITY, Why.CAME_BACK, "Its task was closed a short while ago.");
    }

    /** Through the stages, in their order; the first that lets it wait decides. */
    private static Outcome pass(
            List<Stage> stages, Raised raised, Change change, Situation situation, Finding identity) {
        var path = new ArrayList<>(List.of(identity));
        var candidate = new Candidate(raised, change, false, false, situation);
        for (var stage : stages) {
            var verdict = stage.judge(candidate);
            path.add(verdict.finding());
            switch (verdict) {
                case Verdict.Passes passes -> candidate = passes.candidate();
                case Verdict.Waits waits -> {
                    return new Waits(waits.held(), List.copyOf(path));
                }
            }
        }
        path.add(candidate.quiet() ? QUIET : Finding.of(NOTIFICATION, Why.TOLD, "Told as the recipients prefer."));
        return new Acts(candidate.change(), candidate.quiet(), candidate.counts(), List.copyOf(path));
    }

    private Outcome cleared(Cleared cleared, Situation situation) {
        return switch (decider.decide(cleared, situation.newest(), situation.now())) {
            case Resolve resolve -> settle(cleared, resolve.change(), situation);
            case Keep keep -> isHeldBack(situation) ? clearedWhileHeld(situation) : keeps(keep);
            default -> throw new IllegalStateException("cleared, yet not resolved");
        };
    }

    private Outcome settle(Cleared cleared, Change change, Situation situation) {
        var identity = Finding.of(IDENTITY, Why.CLEARED, "Its task is open.");
        var flapping = rules.flapping();
        boolean flaps = situation.returns() >= flapping.returns();
        var settle = rules.timing(cleared.identity()).settle();
        if (flaps && flapping.settle().compareTo(settle) > 0) {
            settle = flapping.settle();
        }
        var since = isSettling(situation) ? situation.held().since() : situation.now();
        var until = since.plus(settle);
        if (!until.isAfter(situation.now())) {
            var settled = Finding.of(SETTLING, Why.SETTLED, "It has been cleared for long enough (%s).", settle);
            return situation.returns() == 0
                    ? new Acts(change, false, false, List.of(identity, settled))
                    : new Acts(change, true, false, List.of(identity, settled, QUIET));
        }
        var why = flaps ? Why.FLAPPING : Why.SETTLING;
        var finding = flaps
                ? Finding.of(
                        SETTLING,
                        why,
                        "It came back %d times; it must stay cleared until %s.",
                        situation.returns(),
                        until)
                : Finding.of(SETTLING, why, "It must stay cleared until %s.", until);
        double urgency = change.task().content().urgency().value();
        return new Waits(new Held(cleared, why, null, since, until, urgency), List.of(identity, finding));
    }

    private static boolean isSettling(Situation situation) {
        return situation.held() != null && situation.held().signal() instanceof Cleared;
    }

    private static boolean isHeldBack(Situation situation) {
        return situation.held() != null && situation.held().signal() instanceof Raised;
    }

    private static Outcome backWhileSettling(Situation situation) {
        return new Keeps(List.of(Finding.of(
                SETTLING,
                Why.BACK_WHILE_SETTLING,
                "It was cleared at %s, too short a time ago to be over.",
                situation.held().since())));
    }

    private static Outcome clearedWhileHeld(Situation situation) {
        return new Keeps(List.of(Finding.of(
                IDENTITY,
                Why.CLEARED_WHILE_HELD,
                "It was held back since %s, and never became a task.",
                situation.held().since())));
    }

    private static Outcome acts(Change change, Finding finding) {
        return new Acts(change, false, false, List.of(finding));
    }

    private static Outcome keeps(Keep keep) {
        return new Keeps(List.of(
                switch (keep.why()) {
                    case UNCHANGED -> Finding.of(IDENTITY, Why.UNCHANGED, "Its task says all of it already.");
                    case CLOSED_BY_HUMAN ->
                        Finding.of(IDENTITY, Why.CLOSED_BY_HUMAN, "Somebody has dealt with this episode.");
                    case NOTHING_OPEN -> Finding.of(IDENTITY, Why.NOTHING_OPEN, "No task was open.");
                }));
    }
}
