package io.bellwether.health.measure;

import static io.bellwether.health.measure.Measure.NO_DATA;
import static io.bellwether.health.measure.Reading.ratio;

import io.bellwether.events.Account.Payment;
import io.bellwether.health.measure.Figure.Unit;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;
import java.util.stream.DoubleStream;

/** Money, goals, and what is still to be had. */
final class BusinessMeasures {

    static final List<Measure> ALL = List.of(
            Measure.of(
                    "payment",
                    "payments current",
                    Figure.higher(
                            Unit.SCORE,
                            "1 when payments are current, 'late' when late, 0 when overdue",
                            "account.payment",
                            "004"),
                    "late",
                    BusinessMeasures::payment),
            Measure.of(
                    "expansion-revenue",
                    "expansion booked",
                    Figure.higher(
                            Unit.RATIO,
                            "ARR booked in addition, for each one of 'share' of the ARR",
                            "account.expansion account.described account.contract account.renewed",
                            "004"),
                    "days share",
                    BusinessMeasures::expansion),
            Measure.of(
                    "renewal-budget",
                    "budget for the renewal confirmed",
                    Figure.higher(
                            Unit.YES_NO,
                            "whether the latest word is that the budget is confirmed",
                            "account.renewal",
                            "004"),
                    "",
                    r -> r.note("budgetConfirmed", r.view().number(Field.BUDGET_CONFIRMED))),
            Measure.of(
                    "renewal-likelihood",
                    "confidence in the renewal",
                    Figure.higher(Unit.SCORE, "the latest confidence in the renewal", "account.renewal", "001, 002"),
                    "",
                    r -> r.note("confidence", r.view().number(Field.RENEWAL_CONFIDENCE))),
            Measure.of(
                    "roi",
                    "return achieved of what was promised",
                    Figure.higher(
                            Unit.RATIO,
                            "return achieved for each one promised, by the latest word",
                            "account.roi",
                            "001, 002"),
                    "",
                    r -> ratio(
                            r.note("achieved", r.view().number(Field.ROI_ACHIEVED)),
                            r.note("promised", r.view().number(Field.ROI_PROMISED)))),
            Measure.of(
                    "goals",
                    "goals achieved",
                    Figure.higher(Unit.SHARE, "goals achieved, of those achieved or missed", "account.goal", "001"),
                    "days",
                    BusinessMeasures::goals),
            Measure.of(
                    "kpis",
                    "KPIs that improve",
                    Figure.higher(Unit.SHARE, "KPIs whose latest change is an improvement", "account.kpi", "001"),
                    "",
                    BusinessMeasures::kpis),
            Measure.of(
                    "expansion-potential",
                    "signs of growth",
                    Figure.higher(
                            Unit.SHARE,
                            "signs that hold of these with data: many active users, a limit reached,"
                                    + " growth or a new use case, a high NPS",
                            "usage.login usage.session usage.feature-used usage.limit-reached survey.answered account.described account.signal",
                            "002"),
                    "days seats limitDays growthDays nps npsDays",
                    BusinessMeasures::potential));

    private BusinessMeasures() {}

    private static double payment(Reading r) {
        var state = r.view().text(Field.PAYMENT);
        if (state == null) {
            return NO_DATA;
        }
        return r.note(
                "payment",
                switch (Payment.State.valueOf(state)) {
                    case CURRENT -> 1;
                    case LATE -> r.params().number("late");
                    case OVERDUE -> 0;
                });
    }

    private static double expansion(Reading r) {
        double arr = r.note("arr", r.view().number(Field.ARR));
        double booked = r.note(
                "booked", r.view().sum(Tally.EXPANSION_MILLIONTHS, r.params().days()) / 1e6);
        return arr == 0 && booked == 0 ? 0 : ratio(booked, r.params().number("share") * arr);
    }

    private static double goals(Reading r) {
        double achieved = r.sum("achieved", Tally.GOALS_ACHIEVED);
        return ratio(achieved, achieved + r.sum("missed", Tally.GOALS_MISSED));
    }

    private static double kpis(Reading r) {
        var kpis = r.view().all(Field.KPI).values();
        double better = kpis.stream().filter(kpi -> kpi.number() > 0).count();
        return ratio(r.note("better", better), r.note("kpis", kpis.size()));
    }

    /** The share of signs that hold, among those with data. */
    private static double potential(Reading r) {
        var view = r.view();
        double seats = UsageMeasures.ALL.getFirst().formula().of(r);
        int growthDays = (int) r.params().number("growthDays");
        boolean growthKnown = view.seen(Tally.GROWTH) || view.seen(Tally.NEW_USE_CASE);
        boolean growth = view.sum(Tally.GROWTH, growthDays) + view.sum(Tally.NEW_USE_CASE, growthDays) > 0;
        boolean limit = view.sum(Tally.LIMITS_REACHED, (int) r.params().number("limitDays")) > 0;
        var nps = Nps.of(view, (int) r.params().number("npsDays"));
        var signs = DoubleStream.of(
                        sign(!Double.isNaN(seats), seats > r.params().number("seats")),
                        sign(view.seen(Tally.LIMITS_REACHED), limit),
                        sign(growthKnown, growth),
                        sign(nps.answers() > 0, nps.value() >= r.params().number("nps")))
                .filter(sign -> !Double.isNaN(sign))
                .toArray();
        return ratio(r.note("signs", DoubleStream.of(signs).sum()), r.note("signsKnown", signs.length));
    }

    private static double sign(boolean known, boolean holds) {
        if (!known) {
            return NO_DATA;
        }
        return holds ? 1 : 0;
    }
}
