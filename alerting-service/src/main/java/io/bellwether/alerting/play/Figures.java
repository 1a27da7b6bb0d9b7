package io.bellwether.alerting.play;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Said;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What templates can name of an account. */
public final class Figures {

    public static final String UNKNOWN = "not known yet";

    private Figures() {}

    /** As text that is safe in Markdown. */
    public static Map<String, Object> of(Account account, LocalDate today) {
        return escaped(plain(account, today));
    }

    /** As plain text, for what is no Markdown. */
    public static Map<String, Object> plain(Account account, LocalDate today) {
        var figures = new TreeMap<String, Object>();
        var page = account.page();
        var contract = account.contract();
        put(figures, "account", account.name() == null ? account.id() : account.name());
        put(figures, "csm", account.csm());
        put(figures, "segment", account.segment());
        put(figures, "arr", account.arr() == null ? null : String.format(Locale.ROOT, "%,.0f", account.arr()));
        put(figures, "score", account.health().score());
        put(figures, "band", account.health().band());
        put(
                figures,
                "risk",
                account.health().risk() == null ? "none" : account.health().risk());
        put(figures, "renewal", contract == null ? null : contract.end());
        put(figures, "daysToRenewal", contract == null ? null : ChronoUnit.DAYS.between(today, contract.end()));
        put(figures, "stage", account.renewalStage());
        put(
                figures,
                "confidence",
                account.renewalConfidence() == null
                        ? null
                        : String.format(Locale.ROOT, "%.0f %%", 100 * account.renewalConfidence()));
        put(figures, "seats", page.value(Item.LICENSED_USERS));
        put(figures, "champion", contact(page, "champion"));
        put(figures, "sponsor", contact(page, "sponsor"));
        put(figures, "sentiment", rounded("%.2f", page.value(Item.SENTIMENT)));
        var competition = page.said(Item.COMPETITION);
        put(figures, "competition", competition == null ? "none known" : competition.value() + ", " + day(competition));
        put(figures, "roi", roi(page));
        put(figures, "goalsAchieved", goals(page));
        put(figures, "improvements", improvements(page));
        put(figures, "lastReview", day(page.said(Item.MEETING_HELD, "qbr")));
        put(figures, "today", today);
        return figures;
    }

    /** The same figures, as text that is safe in Markdown. */
    public static Map<String, Object> escaped(Map<String, Object> figures) {
        var escaped = new TreeMap<String, Object>();
        figures.forEach((name, value) -> escaped.put(name, escaped(value.toString())));
        return escaped;
    }

    /** Text that Markdown shows as it is. */
    public static String escaped(String text) {
        return inOneLine(text).replaceAll("([\\\\`*_{}\\[\\]<>#|!&~])", "\\\\$1");
    }

    private static void put(Map<String, Object> figures, String name, Object value) {
        figures.put(name, value == null ? UNKNOWN : inOneLine(value.toString()));
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** The active contacts of a role, by name. */
    private static String contact(Page page, String role) {
        var names = page.all(Item.CONTACT).entrySet().stream()
                .map(entry -> {
                    var lines = entry.getValue().value().split("\n", 3);
                    boolean active =
                            lines[0].equals(role) && !lines[1].equals("left") && !lines[1].equals("disengaged");
                    return active ? (lines[2].isBlank() ? entry.getKey() : lines[2]) : "";
                })
                .filter(name -> !name.isEmpty())
                .toList();
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static String roi(Page page) {
        var achieved = page.value(Item.ROI_ACHIEVED);
        var promised = page.value(Item.ROI_PROMISED);
        if (achieved == null || promised == null) {
            return null;
        }
        return amount(Double.parseDouble(achieved)) + " achieved of " + amount(Double.parseDouble(promised))
                + " promised";
    }

    /** As people write it: one decimal at most, and none that says nothing. */
    public static String amount(double value) {
        return String.format(Locale.ROOT, "%,.1f", value).replaceFirst("\\.0$", "");
    }

    private static String rounded(String format, String value) {
        return value == null ? null : String.format(Locale.ROOT, format, Double.valueOf(value));
    }

    /** The three KPIs that got better last. */
    private static String improvements(Page page) {
        var better = Kpi.of(page).stream()
                .filter(Kpi::isBetter)
                .limit(3)
                .map(kpi -> kpi.name() + " " + kpi.change())
                .toList();
        return better.isEmpty() ? null : String.join(", ", better);
    }

    private static String goals(Page page) {
        var goals = page.all(Item.GOAL);
        long achieved = goals.values().stream()
                .filter(goal -> goal.value().equals("achieved"))
                .count();
        return goals.isEmpty() ? null : achieved + " of " + goals.size();
    }

    private static String day(Said said) {
        return said == null ? null : said.at().toString().substring(0, 10);
    }
}
