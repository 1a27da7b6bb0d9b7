package io.bellwether.health.risk;

import static io.bellwether.health.risk.Subject.compare;
import static io.bellwether.health.risk.Subject.say;

import io.bellwether.events.Band;
import io.bellwether.health.measure.Nps;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;

/** Risks seen in the score, in usage and in what people answer. */
final class HealthConditions {

    static final List<Condition> ALL = List.of(
            Condition.of("red-health", "the account is scored and its band is red", "", HealthConditions::redHealth),
            Condition.of(
                    "score-drop",
                    "the rounded score is more than 'points' below that of 'shortDays' or 'longDays' before, both"
                            + " scored",
                    "",
                    HealthConditions::scoreDrop),
            Condition.of(
                    "usage-decline",
                    "logins and feature uses in 'days' are at most 'ratio' of those in the 'days' before,"
                            + " 'atLeast' or more",
                    "usage.login usage.feature-used",
                    HealthConditions::usageDecline),
            Condition.of(
                    "nps-low",
                    "NPS over 'days' is under 'below' with 'answers' or more, or a contact's latest answer, not"
                            + " older than 'detractorDays', is at most 'detractor'",
                    "survey.answered",
                    HealthConditions::npsLow),
            Condition.of(
                    "satisfaction-at-risk",
                    "less than 'satisfied' of the CSAT answers in 'days' are 4 or 5, or NPS over 'npsDays' is"
                            + " under 'nps'; with 'answers' or more of the kind",
                    "survey.answered",
                    HealthConditions::satisfactionAtRisk),
            Condition.of(
                    "csat-declining",
                    "mean CSAT falls strictly over the last three periods of 'days', each with answers",
                    "survey.answered",
                    HealthConditions::csatDeclining));

    private HealthConditions() {}

    private static String redHealth(Subject s) {
        var score = s.scores().now();
        return score.band() == Band.RED ? say("The health score is %d, in the red band.", score.rounded()) : null;
    }

    private static String scoreDrop(Subject s) {
        var evidence = scoreDrop(s, s.days("shortDays"));
        return evidence != null ? evidence : scoreDrop(s, s.days("longDays"));
    }

    private static String scoreDrop(Subject s, int days) {
        var now = s.scores().now();
        var before = s.scores().daysEarlier(days);
        if (!now.scored() || !before.scored() || before.rounded() - now.rounded() <= s.number("points")) {
            return null;
        }
        return say("The health score fell from %d to %d within %d days.", before.rounded(), now.rounded(), days);
    }

    private static String usageDecline(Subject s) {
        long now = s.sum(Tally.LOGINS) + s.sum(Tally.FEATURE_USES);
        long before = s.sumBefore(Tally.LOGINS) + s.sumBefore(Tally.FEATURE_USES);
        if (before < s.number("atLeast") || compare(now, s.number("ratio"), before) > 0) {
            return null;
        }
        return say(
                "Usage fell by %d %%: %d logins and feature uses in %d days, %d in the %d days before.",
                Math.round(100 - 100.0 * now / before),
                now,
                s.params().days(),
                before,
                s.params().days());
    }

    private static String npsLow(Subject s) {
        var nps = Nps.of(s.view(), s.params().days());
        if (nps.answers() >= s.number("answers") && nps.value() < s.number("below")) {
            return say("NPS is %d from %d contacts.", Math.round(nps.value()), nps.answers());
        }
        return s.view().all(Field.NPS_ANSWER).entrySet().stream()
                .filter(answer -> !answer.getKey().startsWith("\0"))
                .map(answer -> answer.getValue())
                .filter(answer -> answer.day() >= s.view().day() - s.days("detractorDays")
                        && answer.number() <= s.number("detractor"))
                .max((a, b) -> a.compareTo(b))
                .map(answer -> say("A contact is a detractor: NPS answer %.0f on %s.", answer.number(), answer.date()))
                .orElse(null);
    }

    private static String satisfactionAtRisk(Subject s) {
        long answers = s.sum(Tally.CSAT_ANSWERS);
        double satisfied = (double) s.sum(Tally.CSAT_SATISFIED) / answers;
        if (answers >= s.number("answers") && satisfied < s.number("satisfied")) {
            return say("Only %d %% of %d CSAT answers are 4 or 5.", Math.round(100 * satisfied), answers);
        }
        var nps = Nps.of(s.view(), s.days("npsDays"));
        if (nps.answers() >= s.number("answers") && nps.value() < s.number("nps")) {
            return say("NPS is %d from %d contacts.", Math.round(nps.value()), nps.answers());
        }
        return null;
    }

    private static String csatDeclining(Subject s) {
        int days = s.params().days();
        double newest = meanCsat(s, 0);
        double middle = meanCsat(s, days);
        double oldest = meanCsat(s, 2 * days);
        if (!(newest < middle && middle < oldest)) { // false as well where one has no data
            return null;
        }
        return say(
                "CSAT falls: %.1f, then %.1f, now %.1f in periods of %d days.",
                oldest / 1e6, middle / 1e6, newest / 1e6, days);
    }

    /** In millionths: rounded once only, so that equal means are equal. */
    private static double meanCsat(Subject s, int daysEarlier) {
        var view = s.view().daysEarlier(daysEarlier);
        int days = s.params().days();
        return (double) view.sum(Tally.CSAT_MILLIONTHS, days) / view.sum(Tally.CSAT_ANSWERS, days);
    }
}
