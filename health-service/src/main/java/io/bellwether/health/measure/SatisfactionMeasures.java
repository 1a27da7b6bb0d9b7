package io.bellwether.health.measure;

import static io.bellwether.health.measure.Measure.NO_DATA;
import static io.bellwether.health.measure.Reading.clamp;
import static io.bellwether.health.measure.Reading.ratio;

import io.bellwether.health.measure.Figure.Unit;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;

/** What the account's people say. */
final class SatisfactionMeasures {

    private static final double BEST_CSAT = 5;
    private static final double WORST_CES = 5;

    static final List<Measure> ALL = List.of(
            Measure.of(
                    "csat",
                    "satisfaction with support (CSAT)",
                    Figure.higher(Unit.ANSWER, "mean CSAT answer, 5 is best", "survey.answered", "001, 002, 004"),
                    "days",
                    SatisfactionMeasures::csat),
            Measure.of(
                    "csat-top2",
                    "satisfied answers (CSAT 4 and 5)",
                    Figure.higher(Unit.SHARE, "CSAT answers of 4 and 5, of all", "survey.answered", "000"),
                    "days",
                    r -> ratio(r.sum("satisfied", Tally.CSAT_SATISFIED), r.sum("answers", Tally.CSAT_ANSWERS))),
            Measure.of(
                    "nps",
                    "willing to recommend (NPS)",
                    Figure.higher(
                            Unit.NPS,
                            "promoters minus detractors in percent, by the latest answer of each contact",
                            "survey.answered",
                            "000, 002, 004"),
                    "days",
                    SatisfactionMeasures::nps),
            Measure.of(
                    "ces",
                    "little effort (CES)",
                    Figure.lower(Unit.ANSWER, "mean CES answer, 1 is very easy", "survey.answered", "000"),
                    "days",
                    SatisfactionMeasures::ces),
            Measure.of(
                    "sentiment",
                    "how the account feels",
                    Figure.higher(
                            Unit.SENTIMENT, "the latest sentiment that is recent enough", "account.sentiment", "004"),
                    "days",
                    SatisfactionMeasures::sentiment));

    private SatisfactionMeasures() {}

    private static double csat(Reading r) {
        return mean(r, Tally.CSAT_MILLIONTHS, Tally.CSAT_ANSWERS) / BEST_CSAT;
    }

    private static double ces(Reading r) {
        return clamp((WORST_CES - mean(r, Tally.CES_MILLIONTHS, Tally.CES_ANSWERS)) / (WORST_CES - 1));
    }

    private static double mean(Reading r, Tally millionths, Tally count) {
        double answers = r.sum("answers", count);
        double sum = r.view().sum(millionths, r.params().days()) / 1e6;
        return answers == 0 ? NO_DATA : r.note("mean", sum / answers);
    }

    private static double nps(Reading r) {
        var nps = Nps.of(r.view(), r.params().days());
        r.note("answers", nps.answers());
        return nps.answers() == 0 ? NO_DATA : (r.note("nps", nps.value()) + 100) / 200;
    }

    private static double sentiment(Reading r) {
        var entry = r.view().latestWithin(Field.SENTIMENT, r.params().days());
        return entry == null ? NO_DATA : (r.note("sentiment", entry.number()) + 1) / 2;
    }
}
