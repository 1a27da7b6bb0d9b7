package io.bellwether.health.measure;

import static io.bellwether.health.measure.Measure.NO_DATA;
import static io.bellwether.health.measure.Reading.ratio;

import io.bellwether.health.measure.Figure.Unit;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import java.util.List;

/** How much, how widely and by how many the product is used. */
final class UsageMeasures {

    static final List<Measure> ALL = List.of(
            Measure.of(
                    "active-users",
                    "share of the licensed users who are active",
                    Figure.higher(
                            Unit.SHARE,
                            "distinct users who signed in, had a session or used a feature, of the" + " licensed users",
                            "usage.login usage.session usage.feature-used account.described",
                            "001, 002, 004"),
                    "days",
                    UsageMeasures::activeUsers),
            Measure.of(
                    "feature-breadth",
                    "share of the features in use",
                    Figure.higher(
                            Unit.SHARE,
                            "distinct features used, of all features",
                            "usage.feature-used account.described",
                            "000, 001, 002, 004"),
                    "days",
                    UsageMeasures::featureBreadth),
            Measure.of(
                    "login-frequency",
                    "logins a week against what is expected",
                    Figure.higher(
                            Unit.RATIO,
                            "logins a week for each login a week that is expected",
                            "usage.login account.described",
                            "002, 004"),
                    "days",
                    r -> loginFrequency(r)),
            Measure.of(
                    "dau-mau",
                    "how many of the month's users come on a day",
                    Figure.higher(
                            Unit.SHARE,
                            "users on a mean day, of the users of the whole window",
                            "usage.login usage.session usage.feature-used",
                            "001"),
                    "days",
                    UsageMeasures::dauMau),
            Measure.of(
                    "usage-trend",
                    "usage against the period before",
                    Figure.higher(
                            Unit.RATIO,
                            "logins and feature uses for each one of the window before",
                            "usage.login usage.feature-used",
                            "001"),
                    "days curve",
                    UsageMeasures::usageTrend),
            Measure.of(
                    "session-duration",
                    "length of a session",
                    Figure.higher(
                            Unit.SECONDS, "mean length of a session; 'seconds' is full", "usage.session", "002, 004"),
                    "days seconds",
                    UsageMeasures::sessionDuration),
            Measure.of(
                    "workflow-completion",
                    "workflows that are completed",
                    Figure.higher(Unit.RATIO, "workflows completed for each one started", "usage.workflow", "002, 004"),
                    "days",
                    UsageMeasures::workflows),
            Measure.of(
                    "integrations",
                    "integrations connected",
                    Figure.higher(
                            Unit.COUNT,
                            "integrations whose latest state is connected; 'target' is full",
                            "usage.integration",
                            "002"),
                    "target",
                    UsageMeasures::integrations),
            Measure.of(
                    "data-quality",
                    "quality of the account's data",
                    Figure.higher(
                            Unit.SCORE,
                            "the latest data-quality score that is recent enough",
                            "usage.data-quality",
                            "002"),
                    "days",
                    UsageMeasures::dataQuality),
            Measure.of(
                    "self-service",
                    "questions answered without a ticket",
                    Figure.higher(
                            Unit.SHARE,
                            "answers found by oneself, of these and the tickets opened",
                            "usage.self-service ticket.opened",
                            "001"),
                    "days",
                    UsageMeasures::selfService),
            Measure.of(
                    "community",
                    "part taken in the community",
                    Figure.higher(Unit.COUNT, "actions in the community; 'target' is full", "usage.community", "001"),
                    "days target",
                    UsageMeasures::community),
            Measure.of(
                    "training-completion",
                    "courses completed",
                    Figure.higher(
                            Unit.RATIO, "courses completed for each one enrolled in", "usage.training", "000, 001"),
                    "days",
                    UsageMeasures::training));

    private UsageMeasures() {}

    private static double activeUsers(Reading r) {
        if (!r.view().seen(Tally.USER_ACTIONS)) {
            return NO_DATA;
        }
        double active = r.note("activeUsers", r.view().distinctUsers(r.params().days()));
        return ratio(active, r.note("licensedUsers", r.view().number(Field.LICENSED_USERS)));
    }

    private static double featureBreadth(Reading r) {
        if (!r.view().seen(Tally.FEATURE_USES)) {
            return NO_DATA;
        }
        double used =
                r.note("featuresUsed", r.view().distinctFeatures(r.params().days()));
        return ratio(used, r.note("totalFeatures", r.view().number(Field.TOTAL_FEATURES)));
    }

    private static double loginFrequency(Reading r) {
        if (!r.view().seen(Tally.LOGINS)) {
            return NO_DATA;
        }
        double weeks = r.params().number("days") / 7;
        double perWeek =
                r.note("loginsPerWeek", r.view().sum(Tally.LOGINS, r.params().days()) / weeks);
        return ratio(perWeek, r.note("expectedLoginsPerWeek", r.view().number(Field.EXPECTED_LOGINS_PER_WEEK)));
    }

    private static double dauMau(Reading r) {
        if (!r.view().seen(Tally.USER_ACTIONS)) {
            return NO_DATA;
        }
        int days = r.params().days();
        double monthly = r.note("monthlyUsers", r.view().distinctUsers(days));
        double daily = r.note("dailyUsers", (double) r.view().sumOfDailyUsers(days) / days);
        return monthly == 0 ? 0 : ratio(daily, monthly);
    }

    private static double usageTrend(Reading r) {
        int days = r.params().days();
        double now = r.note("usage", usage(r, days));
        double before = r.note("usageBefore", usage(r, 2 * days) - now);
        if (before > 0) {
            return r.params().curve().at(now / before);
        }
        boolean seen = r.view().seen(Tally.LOGINS) || r.view().seen(Tally.FEATURE_USES);
        return seen && now == 0 ? 0 : NO_DATA;
    }

    private static double usage(Reading r, int days) {
        return (double) r.view().sum(Tally.LOGINS, days) + r.view().sum(Tally.FEATURE_USES, days);
    }

    private static double sessionDuration(Reading r) {
        if (!r.view().seen(Tally.SESSIONS)) {
            return NO_DATA;
        }
        double sessions = r.sum("sessions", Tally.SESSIONS);
        double seconds = r.view().sum(Tally.SESSION_MICROSECONDS, r.params().days()) / 1e6;
        double mean = r.note("meanSeconds", sessions == 0 ? 0 : seconds / sessions);
        return ratio(mean, r.params().number("seconds"));
    }

    private static double workflows(Reading r) {
        return ratio(r.sum("completed", Tally.WORKFLOWS_COMPLETED), r.sum("started", Tally.WORKFLOWS_STARTED));
    }

    private static double integrations(Reading r) {
        double connected = r.view().all(Field.INTEGRATION).values().stream()
                .filter(entry -> entry.number() == 1)
                .count();
        return ratio(r.note("connected", connected), r.params().number("target"));
    }

    private static double dataQuality(Reading r) {
        var entry = r.view().latestWithin(Field.DATA_QUALITY, r.params().days());
        return entry == null ? NO_DATA : r.note("score", entry.number());
    }

    private static double selfService(Reading r) {
        if (!r.view().seen(Tally.SELF_SERVICE)) {
            return NO_DATA;
        }
        double helped = r.sum("selfService", Tally.SELF_SERVICE);
        return ratio(helped, helped + r.sum("ticketsOpened", Tally.TICKETS_OPENED));
    }

    private static double community(Reading r) {
        if (!r.view().seen(Tally.COMMUNITY)) {
            return NO_DATA;
        }
        return ratio(r.sum("community", Tally.COMMUNITY), r.params().number("target"));
    }

    private static double training(Reading r) {
        return ratio(r.sum("completed", Tally.TRAININGS_COMPLETED), r.sum("enrolled", Tally.TRAININGS_ENROLLED));
    }
}
