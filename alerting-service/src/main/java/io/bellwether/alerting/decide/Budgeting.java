package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.BUDGET;

import io.bellwether.alerting.decide.DecisionRules.Budget;
import io.bellwether.alerting.decide.Verdict.Passes;
import io.bellwether.alerting.decide.Verdict.Waits;
import io.bellwether.alerting.task.Desk;
import io.bellwether.alerting.task.Words;

/** Holds back what is more than a CSM can attend to in a week, until the next; it begins on Monday where they are. */
record Budgeting(Budget budget, Desk desk) implements Stage {

    @Override
    public Verdict judge(Candidate candidate) {
        var owner = candidate.owner();
        var limit = owner == null ? null : budget.limit(owner);
        if (limit == null || candidate.quiet()) {
            return new Passes(
                    candidate,
                    Finding.of(BUDGET, Why.NO_BUDGET, candidate.quiet() ? "What is quiet counts not." : "No limit."));
        }
        int spent = candidate.situation().spent().getOrDefault(owner, 0);
        var severity = candidate.raised().severity();
        if (budget.breakThrough().contains(severity)) {
            return new Passes(
                    candidate.counted(),
                    Finding.of(BUDGET, Why.BREAKS_THROUGH, "%s breaks through.", Words.of(severity)));
        }
        if (spent < limit) {
            return new Passes(
                    candidate.counted(),
                    Finding.of(
                            BUDGET, Why.WITHIN_BUDGET, "Number %d of %d for %s this week.", spent + 1, limit, owner));
        }
        var person = desk.person(owner);
        var next = person.weekAt(candidate.situation().now()).plusWeeks(1);
        return new Waits(
                candidate.held(
                        Why.BUDGET, owner, next.atStartOfDay(person.zone()).toInstant()),
                Finding.of(
                        BUDGET, Why.BUDGET, "%s has had %d of %d this week; again on %s.", owner, spent, limit, next));
    }
}
