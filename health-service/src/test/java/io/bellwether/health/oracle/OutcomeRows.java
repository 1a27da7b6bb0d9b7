package io.bellwether.health.oracle;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Fact;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Models §3: money, goals, feelings and signs. Null is no data. */
final class OutcomeRows {

    private OutcomeRows() {}

    static Fraction sentiment(Diary d, Settings s) {
        var latest = d.latest(fact -> fact instanceof Account.Sentiment sentiment ? sentiment.score() : null);
        return latest == null || !d.isWithin(s.days(), latest)
                ? null
                : Fraction.of(latest.value()).plus(Fraction.ONE).by(Fraction.of(2));
    }

    static Fraction referenceWillingness(Diary d, Settings s) {
        if (!d.seen(signal(Signal.Type.REFERENCE_WILLING))) {
            return null;
        }
        boolean within =
                d.between(d.asOf().minusDays(s.days()), d.asOf()).anyMatch(signal(Signal.Type.REFERENCE_WILLING));
        return within ? Fraction.ONE : Fraction.ZERO;
    }

    static Fraction payment(Diary d, Settings s) {
        var latest = d.latest(fact ->
                fact instanceof Account.Payment payment ? payment.state().name() : null);
        return latest == null
                ? null
                : switch (Account.Payment.State.valueOf(latest.value())) {
                    case CURRENT -> Fraction.ONE;
                    case LATE -> s.number("late");
                    case OVERDUE -> Fraction.ZERO;
                };
    }

    static Fraction expansionRevenue(Diary d, Settings s) {
        var arr = Rows.arr(d);
        var booked = d.last(s.days())
                .filter(fact -> fact instanceof Account.Expansion)
                .map(fact -> Fraction.millionths(((Account.Expansion) fact).arr()))
                .reduce(Fraction.ZERO, Fraction::plus);
        if (arr != null && booked.isZero()) {
            return Fraction.ZERO;
        }
        return arr == null ? null : Rows.ratio(booked, s.number("share").times(arr));
    }

    static Fraction renewalBudget(Diary d) {
        var confirmed = budgetConfirmed(d);
        return confirmed == null ? null : confirmed.value() ? Fraction.ONE : Fraction.ZERO;
    }

    static Dated<Boolean> budgetConfirmed(Diary d) {
        return d.latest(renewal(Account.Renewal::budgetConfirmed));
    }

    static Fraction renewalLikelihood(Diary d) {
        return d.number(renewal(Account.Renewal::confidence));
    }

    static <V> Function<Fact, V> renewal(Function<Account.Renewal, V> field) {
        return fact -> fact instanceof Account.Renewal renewal ? field.apply(renewal) : null;
    }

    static Fraction roi(Diary d) {
        var achieved = d.number(fact -> fact instanceof Account.Roi roi ? roi.achieved() : null);
        var promised = d.number(fact -> fact instanceof Account.Roi roi ? roi.promised() : null);
        return achieved == null ? null : Rows.ratio(achieved, promised);
    }

    static Fraction goals(Diary d, Settings s) {
        long achieved = d.count(s.days(), goal(Account.Goal.State.ACHIEVED));
        return Rows.ratio(achieved, achieved + d.count(s.days(), goal(Account.Goal.State.MISSED)));
    }

    static Predicate<Fact> goal(Account.Goal.State state) {
        return fact -> fact instanceof Account.Goal goal && goal.state() == state;
    }

    static Fraction kpis(Diary d) {
        var kpis = d.latestOfEach(
                fact -> fact instanceof Account.Kpi kpi ? kpi.kpi() : null, fact -> ((Account.Kpi) fact).delta());
        long better = kpis.values().stream().filter(kpi -> kpi.value() > 0).count();
        return Rows.ratio(better, kpis.size());
    }

    static Fraction expansionPotential(Diary d, Settings s) {
        var known = new ArrayList<Boolean>();
        var seats =
                UsageRows.activeUsers(d, new Settings(Map.of("days", s.numbers().get("days")), null));
        if (seats != null) {
            known.add(seats.above(s.number("seats")));
        }
        if (d.seen(UsageRows.LIMIT_REACHED)) {
            known.add(d.count(s.days("limitDays"), UsageRows.LIMIT_REACHED) > 0);
        }
        var growth = signal(Signal.Type.GROWTH).or(signal(Signal.Type.NEW_USE_CASE));
        if (d.seen(growth)) {
            known.add(d.count(s.days("growthDays"), growth) > 0);
        }
        var nps = SurveyRows.npsOf(SurveyRows.npsAnswers(d, s.days("npsDays")));
        if (nps != null) {
            known.add(!nps.below(s.number("nps")));
        }
        return Rows.ratio(known.stream().filter(holds -> holds).count(), known.size());
    }

    static Fraction competition(Diary d, Settings s) {
        if (!d.seen(fact -> fact instanceof Account)) {
            return null;
        }
        var signs = signal(Signal.Type.COMPETITOR_MENTIONED).or(signal(Signal.Type.RFP));
        return s.onCurve(Fraction.of(d.count(s.days(), signs)));
    }

    static Predicate<Fact> signal(Signal.Type type) {
        return fact -> fact instanceof Signal signal && signal.signal() == type;
    }
}
