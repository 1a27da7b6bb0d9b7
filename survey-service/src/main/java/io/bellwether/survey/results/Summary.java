package io.bellwether.survey.results;

import io.bellwether.events.Survey;
import java.util.Optional;

/**
 * The one number of a survey.
 *
 * @param value CSAT: percentage of 4 and 5; NPS: percentage of 9 and 10 less that of 0 to 6; CES: mean, 1 is best
 * @param interval of the value; empty for CES
 */
public record Summary(double value, double mean, Optional<Interval> interval) {

    private static final double SATISFIED = 4;
    private static final double PROMOTER = 9;
    private static final double DETRACTOR = 6;

    /** Empty without answers: no answer is no opinion. */
    public static Optional<Summary> of(Survey.Type survey, Distribution answers) {
        if (answers.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (survey) {
                    case CSAT -> csat(answers);
                    case NPS -> nps(answers);
                    case CES -> new Summary(answers.mean(), answers.mean(), Optional.empty());
                });
    }

    /** Whether the value is at least as good as the target. */
    public boolean meets(Survey.Type survey, double target) {
        return survey == Survey.Type.CES ? value <= target : value >= target;
    }

    private static Summary csat(Distribution answers) {
        long n = answers.count();
        long satisfied = answers.count(score -> score >= SATISFIED);
        var interval = Interval.wilson(satisfied, n).times(100);
        return new Summary(100.0 * satisfied / n, answers.mean(), Optional.of(interval));
    }

    private static Summary nps(Distribution answers) {
        long n = answers.count();
        long promoters = answers.count(score -> score >= PROMOTER);
        long detractors = answers.count(score -> score <= DETRACTOR);
        var interval = Interval.nps(promoters, detractors, n);
        return new Summary(100.0 * (promoters - detractors) / n, answers.mean(), Optional.of(interval));
    }
}
