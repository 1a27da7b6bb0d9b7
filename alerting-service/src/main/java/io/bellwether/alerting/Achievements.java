package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.book.Said;
import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.play.Kpi;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an account has reached and what is in its way, in lines of documents. */
final class Achievements {

    private static final String DONE = "✅";
    private static final String UNDER_WAY = "⚠️";
    private static final String MISSED = "❌";

    private static final Map<String, String> MARKS = Map.of("achieved", DONE, "set", UNDER_WAY, "missed", MISSED);

    private static final int MOST_KPIS = 10;

    private Achievements() {}

    /** Each with its state and the day of that, with what is to be reached and how far it is. */
    static List<Map<String, Object>> goals(Account account) {
        return account.page().all(Item.GOAL).entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "name", Figures.escaped(entry.getKey()),
                        "state", entry.getValue().value(),
                        "day", day(entry.getValue()),
                        "target", words(account.page().said(Item.GOAL_TARGET, entry.getKey())),
                        "actual", words(account.page().said(Item.GOAL_ACTUAL, entry.getKey()))))
                .toList();
    }

    private static String words(Said said) {
        return said == null ? Figures.UNKNOWN : Figures.escaped(said.value());
    }

    /**
     * Goals, KPIs and the return, each against its target where events tell it: of a KPI, they tell only by how much it
     * moved.
     */
    static List<Map<String, Object>> value(Account account) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var goal : goals(account)) {
            var status = "%s %s, %s".formatted(MARKS.get(goal.get("state")), goal.get("state"), goal.get("day"));
            lines.add(value(goal.get("name"), goal.get("target"), goal.get("actual"), status));
        }
        Kpi.of(account.page()).stream()
                .limit(MOST_KPIS)
                .forEach(kpi -> lines.add(value(
                        Figures.escaped(kpi.name()), Figures.UNKNOWN, Figures.escaped(kpi.change()), status(kpi))));
        var promised = account.page().value(Item.ROI_PROMISED);
        var achieved = account.page().value(Item.ROI_ACHIEVED);
        if (promised != null && achieved != null) {
            lines.add(ofReturn(Double.parseDouble(promised), Double.parseDouble(achieved)));
        }
        return lines;
    }

    private static String status(Kpi kpi) {
        var status = kpi.isBetter() ? DONE + " better" : UNDER_WAY + " not better";
        return status + ", " + LocalDate.ofInstant(kpi.at(), ZoneOffset.UTC);
    }

    private static Map<String, Object> ofReturn(double promised, double achieved) {
        var less = achieved > 0 ? UNDER_WAY : MISSED;
        return value("Return", Figures.amount(promised), Figures.amount(achieved), achieved >= promised ? DONE : less);
    }

    private static Map<String, Object> value(Object name, Object target, Object actual, String status) {
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
                .map(entry ->
                        Map.<String, Object>of("name", Figures.escaped(entry.getKey()), "since", day(entry.getValue())))
                .toList();
    }

    /** The newest two of what was reached or improved after a day, in words for the customer. */
    static List<String> wins(Account account, LocalDate after) {
        var reached = new ArrayList<Win>();
        account.page().all(Item.GOAL).forEach((goal, said) -> {
            if (said.value().equals("achieved")) {
                reached.add(new Win("Goal reached: " + Figures.escaped(goal), said.at()));
            }
        });
        account.page()
                .all(Item.MILESTONE)
                .forEach((milestone, said) ->
                        reached.add(new Win("Milestone reached: " + milestone.replace('-', ' '), said.at())));
        Kpi.of(account.page()).stream()
                .filter(Kpi::isBetter)
                .map(kpi -> new Win("Improved: " + Figures.escaped(kpi.name() + " " + kpi.change()), kpi.at()))
                .forEach(reached::add);
        return two(reached.stream()
                .filter(win -> LocalDate.ofInstant(win.at(), ZoneOffset.UTC).isAfter(after))
                .sorted(Comparator.comparing(Win::at).reversed().thenComparing(Win::words))
                .map(Win::words));
    }

    private record Win(String words, Instant at) {}

    /** What is next for the customer, two lines. */
    static List<String> focus(Account account) {
        return two(next(account));
    }

    /** What is to be done next for the customer: what blocks them, then the goals that are not reached yet. */
    static Stream<String> next(Account account) {
        var solve = blockers(account).stream().map(blocker -> "Solve: " + blocker.get("name"));
        var reach = goals(account).stream()
                .filter(goal -> goal.get("state").equals("set"))
                .map(goal -> "Reach: " + goal.get("name"));
        return Stream.concat(solve, reach);
    }

    private static List<String> two(Stream<String> lines) {
        return Stream.concat(lines, Stream.generate(() -> Figures.UNKNOWN))
                .limit(2)
                .toList();
    }

    private static String day(Said said) {
        return said.at().toString().substring(0, 10);
    }
}
