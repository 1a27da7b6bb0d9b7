package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.BUDGET;
import static java.time.DayOfWeek.MONDAY;

import io.bellwether.alerting.decide.DecisionRules.Budget;
import io.bellwether.alerting.decide.Verdict.Passes;
import io.bellwether.alerting.decide.Verdict.Waits;
import io.bellwether.alerting.task.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Holds back what is more than a CSM can attend to in a week, until the next one; weeks begin on Monday (UTC). */
record Budgeting(Budget budget) implements Stage {

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
        var next = week(candidate.situation().now()).plusWeeks(1);
        return new Waits(
                candidate.held(
                        Why.BUDGET, owner, next.atStartOfDay(ZoneOffset.UTC).toInstant()),
                Finding.of(
                        BUDGET, Why.BUDGET, "%s has had %d of %d this week; again on %s.", owner, spent, limit, next));
    }

    /** Its first day. */
    static LocalDate week(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(MONDAY));
    }
}
