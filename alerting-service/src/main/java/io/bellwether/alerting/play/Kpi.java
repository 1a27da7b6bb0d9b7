package io.bellwether.alerting.play;

import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.book.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One of the account's own KPIs, as it moved last. Events tell neither its value nor a target.
 *
 * @param delta in its own unit; above 0 is better
 */
public record Kpi(String name, double delta, Instant at) {

    private static final Comparator<Kpi> NEWEST_FIRST =
            Comparator.comparing(Kpi::at).reversed().thenComparing(Kpi::name);

    /** Newest first. */
    public static List<Kpi> of(Page page) {
        return page.all(Item.KPI).entrySet().stream()
                .map(entry -> new Kpi(
                        entry.getKey(),
                        Double.parseDouble(entry.getValue().value()),
                        entry.getValue().at()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    public boolean isBetter() {
        return delta > 0;
    }

    /** With its sign, such as +3.5. */
    public String change() {
        return String.format(Locale.ROOT, "%+.2f", delta).replaceAll("\\.?0+$", "");
    }
}
