package io.bellwether.alerting;

import io.bellwether.alerting.play.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Figures of usage and support in documents, as the health service explains them. */
@Singleton
class HealthFigures {

    private static final List<String> USERS = List.of("active-users");
    private static final List<String> FEATURES = List.of("feature-breadth");
    private static final List<String> TRAINING = List.of("training-completion");
    private static final List<String> RESOLUTION = List.of("resolution-time");
    private static final List<String> URGENT = List.of("p1-p2-share");
    private static final List<String> ESCALATIONS = List.of("escalation-rate");
    private static final List<String> CSAT = List.of("csat");
    private static final String SATISFIED = "csat-top2";

    /** Several measures count the tickets that were opened: first those that look at a quarter, as presets have it. */
    private static final List<String> TICKETS = List.of(
            "ticket-severity", "p1-p2-share", "escalation-rate", "reopen-rate", "sla", "ticket-volume", "ticket-trend");

    /** Of these, the ones that look at a month come first in a monthly update. */
    private static final List<String> TICKETS_OF_MONTH = Stream.concat(
                    Stream.of("ticket-volume", "ticket-trend"), TICKETS.stream())
            .toList();

    /** What they have and do not use yet. */
    private static final List<Unused> UNUSED = List.of(
            new Unused("%.0f of %.0f features are not in use yet", FEATURES, "featuresUsed", "totalFeatures"),
            new Unused("%.0f of %.0f licensed users are not active", USERS, "activeUsers", "licensedUsers"),
            new Unused("%.0f of %.0f courses were begun and not completed", TRAINING, "completed", "enrolled"));

    /** In days. */
    static final int MONTH = 30;

    /** The preset that tells satisfied answers in percent (most others only the mean), and more of tickets. */
    private static final String OF_SUPPORT = "?model=support";

    private final HealthQuestions health;
    private final Clock clock;

    HealthFigures(HealthQuestions health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    /**
     * What a business review tells of usage and support.
     *
     * @param authorization the header of whoever asks
     */
    Map<String, Object> ofReview(String account, String authorization) {
        var own = health.explain(account, "", authorization);
        boolean other = !own.isNothing() && !own.looksAt(SATISFIED);
        var support = other ? health.explain(account, OF_SUPPORT, authorization) : own;
        var figures = new TreeMap<String, Object>();
        figures.put("healthAway", own.isNothing());
        figures.put("activeUsers", count(own.input("activeUsers", USERS)));
        figures.put("featuresUsed", count(own.input("featuresUsed", FEATURES)));
        figures.put("totalFeatures", count(own.input("totalFeatures", FEATURES)));
        figures.put("ticketsOpened", count(own.input("opened", TICKETS)));
        figures.put("ticketsResolved", count(own.input("resolved", RESOLUTION)));
        figures.put("ticketsUrgent", count(either(own, support, "urgent", URGENT)));
        figures.put("escalations", count(either(own, support, "escalated", ESCALATIONS)));
        figures.put("csatSatisfied", percent(support.value(SATISFIED)));
        figures.put("csatMean", number("%.1f", own.input("mean", CSAT)));
        figures.put("adoption", adoption(own));
        return figures;
    }

    /**
     * What a monthly update tells of usage and support, compared with the month before.
     *
     * @param authorization the header of whoever asks
     */
    Map<String, Object> ofMonth(String account, String authorization) {
        var now = health.explain(account, "", authorization);
        var monthAgo = LocalDate.now(clock).minusDays(MONTH);
        var before = now.isNothing() ? now : health.explain(account, "?asOf=" + monthAgo, authorization);
        var figures = new TreeMap<String, Object>();
        figures.put("healthAway", now.isNothing());
        var users = now.input("activeUsers", USERS);
        figures.put("activeUsers", count(users));
        figures.put("usersTrend", trend(before.input("activeUsers", USERS), users));
        var features = now.input("featuresUsed", FEATURES);
        figures.put("featuresUsed", count(features));
        figures.put("featuresChange", change(before.input("featuresUsed", FEATURES), features));
        figures.put("ticketsOpened", count(now.input("opened", TICKETS_OF_MONTH)));
        figures.put("meanHours", number("%,.1f", now.input("meanHours", RESOLUTION)));
        return figures;
    }

    private static Double either(Explained own, Explained support, String input, List<String> measures) {
        var known = own.input(input, measures);
        return known == null ? support.input(input, measures) : known;
    }

    private record Unused(String words, List<String> measures, String part, String whole) {

        /** Null where it is unknown or nothing is left. */
        String say(Explained own) {
            var used = own.input(part, measures);
            var all = own.input(whole, measures);
            return used != null && all != null && used < all
                    ? String.format(Locale.ROOT, words, all - used, all)
                    : null;
        }
    }

    private static String trend(Double before, Double now) {
        if (before == null || now == null) {
            return "trend " + Figures.UNKNOWN;
        }
        int order = now.compareTo(before);
        return order == 0 ? "as a month ago" : (order > 0 ? "up from " : "down from ") + count(before);
    }

    /** Of nothing there is no change in percent. */
    private static String change(Double before, Double now) {
        return before == null || now == null || before == 0
                ? "change " + Figures.UNKNOWN
                : number("%+.0f %% in a month", 100 * (now - before) / before);
    }

    private static List<String> adoption(Explained own) {
        return UNUSED.stream()
                .map(each -> each.say(own))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String count(Double value) {
        return number("%,.0f", value);
    }

    private static String percent(Double share) {
        return number("%.0f %%", share == null ? null : 100 * share);
    }

    private static String number(String format, Double value) {
        return value == null ? Figures.UNKNOWN : Figures.escaped(String.format(Locale.ROOT, format, value));
    }
}
