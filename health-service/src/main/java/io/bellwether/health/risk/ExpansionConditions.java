package io.bellwether.health.risk;

import static io.bellwether.health.risk.Subject.say;

import io.bellwether.health.measure.Inputs;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Reading;
import io.bellwether.health.measure.Roi;
import io.bellwether.health.state.Tally;
import java.util.List;
import java.util.Locale;

/** What an account may buy next (models §6). */
final class ExpansionConditions {

    static final List<Condition> ALL = List.of(
            Condition.of(
                    "seats",
                    "active-users over 'days' is above 'seats', or a waitlist or interested departments in"
                            + " 'signalDays'",
                    "usage.login usage.session usage.feature-used account.described account.signal",
                    ExpansionConditions::seats),
            Condition.of(
                    "tier-upgrade",
                    "a limit was reached in 'limitDays', or a tier's limit or an advanced feature was the matter"
                            + " in 'days'",
                    "usage.limit-reached account.signal",
                    ExpansionConditions::tierUpgrade),
            Condition.of(
                    "additional-products",
                    "a new or cross-functional use case in 'days'",
                    "account.signal",
                    s -> signalled(s, List.of(Tally.NEW_USE_CASE, Tally.CROSS_FUNCTIONAL))),
            Condition.of(
                    "services",
                    "a complex implementation, a custom integration or training is needed, in 'days'",
                    "account.signal",
                    s -> signalled(
                            s, List.of(Tally.COMPLEX_IMPLEMENTATION, Tally.CUSTOM_INTEGRATION, Tally.TRAINING_NEEDED))),
            Condition.of(
                    "advocacy",
                    "an NPS answer of 9 or 10 in 'days', and a goal achieved in 'goalDays' or a return of 'roi'"
                            + " times the promised",
                    "survey.answered account.goal account.roi",
                    ExpansionConditions::advocacy));

    private ExpansionConditions() {}

    private static String seats(Subject s) {
        double active = Measures.named("active-users").formula().of(new Reading(s.view(), s.params(), Inputs.IGNORED));
        if (active > s.number("seats")) {
            return say("%d %% of the licensed users are active.", Math.round(100 * active));
        }
        return signalled(s, s.days("signalDays"), List.of(Tally.WAITLIST, Tally.DEPARTMENTS_INTERESTED));
    }

    private static String tierUpgrade(Subject s) {
        long limits = s.view().sum(Tally.LIMITS_REACHED, s.days("limitDays"));
        if (limits > 0) {
            return say("Limits of the plan were reached %d times in %d days.", limits, s.days("limitDays"));
        }
        return signalled(s, List.of(Tally.TIER_LIMIT, Tally.ADVANCED_FEATURE_REQUESTED));
    }

    private static String advocacy(Subject s) {
        if (s.sum(Tally.NPS_PROMOTERS) == 0) {
            return null;
        }
        long goals = s.view().sum(Tally.GOALS_ACHIEVED, s.days("goalDays"));
        if (goals > 0) {
            return say("A contact is a promoter, and %d goals were achieved.", goals);
        }
        return Roi.of(s.view()) >= s.number("roi")
                ? "A contact is a promoter, and the promised return was achieved."
                : null;
    }

    private static String signalled(Subject s, List<Tally> signals) {
        return signalled(s, s.params().days(), signals);
    }

    private static String signalled(Subject s, int days, List<Tally> signals) {
        return signals.stream()
                .filter(signal -> s.view().sum(signal, days) > 0)
                .findFirst()
                .map(signal -> say(
                        "The account gave a sign of \"%s\" within %d days.",
                        signal.name().toLowerCase(Locale.ROOT).replace('_', ' '), days))
                .orElse(null);
    }
}
