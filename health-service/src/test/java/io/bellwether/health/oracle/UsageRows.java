package io.bellwether.health.oracle;

import io.bellwether.events.Account.Described;
import io.bellwether.events.Fact;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Predicate;

/** Models §3, rows active-users to training-completion. Null is no data. */
final class UsageRows {

    static final Predicate<Fact> LOGIN = fact -> fact instanceof Usage.Login;
    static final Predicate<Fact> FEATURE_USED = fact -> fact instanceof Usage.FeatureUsed;
    static final Predicate<Fact> LIMIT_REACHED = fact -> fact instanceof Usage.LimitReached;

    private UsageRows() {}

    static Fraction activeUsers(Diary d, Settings s) {
        if (!d.seen(fact -> user(fact) != null)) {
            return null;
        }
        return Rows.ratio(distinctUsers(d, s.days()), d.number(Rows.described(Described::licensedUsers)));
    }

    static Fraction featureBreadth(Diary d, Settings s) {
        if (!d.seen(FEATURE_USED)) {
            return null;
        }
        long features = d.last(s.days())
                .filter(FEATURE_USED)
                .map(fact -> ((Usage.FeatureUsed) fact).feature())
                .distinct()
                .count();
        return Rows.ratio(features, d.number(Rows.described(Described::totalFeatures)));
    }

    static Fraction loginFrequency(Diary d, Settings s) {
        if (!d.seen(LOGIN)) {
            return null;
        }
        var weeks = Fraction.of(s.days()).by(Fraction.of(7));
        var perWeek = Fraction.of(d.count(s.days(), LOGIN)).by(weeks);
        return Rows.ratio(perWeek, d.number(Rows.described(Described::expectedLoginsPerWeek)));
    }

    static Fraction dauMau(Diary d, Settings s) {
        if (!d.seen(fact -> user(fact) != null)) {
            return null;
        }
        long monthly = distinctUsers(d, s.days());
        long daily = 0;
        for (int day = 0; day < s.days(); day++) {
            daily += distinctUsers(d.daysEarlier(day), 1);
        }
        var mean = Fraction.of(daily).by(Fraction.of(s.days()));
        return monthly == 0 ? Fraction.ZERO : Rows.ratio(mean, Fraction.of(monthly));
    }

    static Fraction usageTrend(Diary d, Settings s) {
        if (!d.seen(LOGIN.or(FEATURE_USED))) {
            return null;
        }
        long now = usage(d, s.days());
        long previous = usage(d.daysEarlier(s.days()), s.days());
        if (previous == 0) {
            return now == 0 ? Fraction.ZERO : null;
        }
        return s.onCurve(Fraction.of(now).by(Fraction.of(previous)));
    }

    /** Logins and feature-used counts. */
    static long usage(Diary d, int days) {
        return d.last(days)
                .mapToLong(fact -> fact instanceof Usage.FeatureUsed used ? used.count() : LOGIN.test(fact) ? 1 : 0)
                .sum();
    }

    static Fraction sessionDuration(Diary d, Settings s) {
        if (!d.seen(fact -> fact instanceof Usage.Session)) {
            return null;
        }
        var seconds = d.last(s.days())
                .filter(fact -> fact instanceof Usage.Session)
                .map(fact -> Fraction.millionths(((Usage.Session) fact).durationSeconds()))
                .toList();
        return seconds.isEmpty() ? Fraction.ZERO : Rows.ratio(Rows.mean(seconds), s.number("seconds"));
    }

    static Fraction workflowCompletion(Diary d, Settings s) {
        return Rows.ratio(
                d.count(s.days(), workflow(Usage.Workflow.State.COMPLETED)),
                d.count(s.days(), workflow(Usage.Workflow.State.STARTED)));
    }

    static Fraction integrations(Diary d, Settings s) {
        long connected = d
                .latestOfEach(
                        fact -> fact instanceof Usage.Integration integration ? integration.integration() : null,
                        fact -> ((Usage.Integration) fact).state() == Usage.Integration.State.CONNECTED ? 1 : 0)
                .values()
                .stream()
                .filter(latest -> latest.value() == 1)
                .count();
        return Rows.ratio(Fraction.of(connected), s.number("target"));
    }

    static Fraction dataQuality(Diary d, Settings s) {
        var latest = d.latest(fact -> fact instanceof Usage.DataQuality quality ? quality.score() : null);
        return latest == null || !d.isWithin(s.days(), latest) ? null : Fraction.of(latest.value());
    }

    static Fraction selfService(Diary d, Settings s) {
        Predicate<Fact> helped = fact -> fact instanceof Usage.SelfService;
        long count = d.count(s.days(), helped);
        return d.seen(helped) ? Rows.ratio(count, count + d.count(s.days(), f -> f instanceof Ticket.Opened)) : null;
    }

    static Fraction community(Diary d, Settings s) {
        Predicate<Fact> community = fact -> fact instanceof Usage.Community;
        return d.seen(community) ? Rows.ratio(d.count(s.days(), community), s.number("target")) : null;
    }

    static Fraction trainingCompletion(Diary d, Settings s) {
        return Rows.ratio(
                d.count(s.days(), training(Usage.Training.State.COMPLETED)),
                d.count(s.days(), training(Usage.Training.State.ENROLLED)));
    }

    static Predicate<Fact> training(Usage.Training.State state) {
        return fact -> fact instanceof Usage.Training training && training.state() == state;
    }

    static long trainings(Diary d, LocalDate since, Usage.Training.State state) {
        return d.between(since, d.asOf()).filter(training(state)).count();
    }

    private static Predicate<Fact> workflow(Usage.Workflow.State state) {
        return fact -> fact instanceof Usage.Workflow workflow && workflow.state() == state;
    }

    private static long distinctUsers(Diary d, int days) {
        return d.last(days)
                .map(UsageRows::user)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** Who logged in, had a session or used a feature; null where that is not said. */
    private static String user(Fact fact) {
        return switch (fact) {
            case Usage.Login login -> login.user();
            case Usage.Session session -> session.user();
            case Usage.FeatureUsed used -> used.user();
            default -> null;
        };
    }
}
