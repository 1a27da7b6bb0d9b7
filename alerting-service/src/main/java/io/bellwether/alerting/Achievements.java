package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.book.Said;
import io.bellwether.alerting.play.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an account has reached and what is in its way, in lines of documents. */
final class Achievements {

    private static final String DONE = "✅";
    private static final String UNDER_WAY = "⚠️";
    private static final String MISSED = "❌";

    private static final Map<String, String> MARKS = Map.of("achieved", DONE, "set", UNDER_WAY, "missed", MISSED);

    private Achievements() {}

    /** Each with its state and the day of that. */
    static List<Map<String, Object>> goals(Account account) {
        return account.page().all(Item.GOAL).entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "name", Figures.escaped(entry.getKey()),
                        "state", entry.getValue().value(),
                        "day", day(entry.getValue())))
                .toList();
    }

    /**
     * Goals and the return, each against its target. Events tell of a goal whether it was reached, and how far only of the
     * return.
     */
    static List<Map<String, Object>> value(Account account) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var goal : goals(account)) {
            var status = "%s %s, %s".formatted(MARKS.get(goal.get("state")), goal.get("state"), goal.get("day"));
            lines.add(value(goal.get("name"), Figures.UNKNOWN, Figures.UNKNOWN, status));
        }
        var promised = account.page().value(Item.ROI_PROMISED);
        var achieved = account.page().value(Item.ROI_ACHIEVED);
        if (promised != null && achieved != null) {
            lines.add(ofReturn(Double.parseDouble(promised), Double.parseDouble(achieved)));
        }
        return lines;
    }

    private static Map<String, Object> ofReturn(double promised, double achieved) {
        var less = achieved > 0 ? UNDER_WAY : MISSED;
        return value("Return", amount(promised), amount(achieved), achieved >= promised ? DONE : less);
    }

    private static Map<String, Object> value(Object name, String target, String actual, String status) {
        return Map.of("name", name, "target", target, "actual", actual, "status", status);
    }

    static List<Map<String, Object>> milestones(Account account) {
        return account.page().all(Item.MILESTONE).entrySet().stream()
                .map(entry -> Map.<String, Object>of("name", entry.getKey(), "day", day(entry.getValue())))
                .toList();
    }

    /** What blocks it and is not resolved yet. */
    static List<Map<String, Object>> blockers(Account account) {
        return account.page().all(Item.BLOCKER).entrySet().stream()
                .filter(entry -> entry.getValue().value().equals("opened"))
                .map(entry -> Map.<String, Object>of(
                        "name", Figures.escaped(entry.getKey()), "since", day(entry.getValue())))
                .toList();
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String day(Said said) {
        return said.at().toString().substring(0, 10);
    }
}
