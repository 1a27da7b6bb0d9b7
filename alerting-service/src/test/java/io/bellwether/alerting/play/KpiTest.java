package io.bellwether.alerting.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.events.Account.Kpi;
import io.bellwether.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KpiTest {

    private static final Instant MONDAY = Instant.parse("2026-05-11T09:00:00Z");

    @Test
    void theImprovementsAreTheThreeThatGotBetterLast() {
        assertThat(improvements(
                        moved("Old", 0, 9),
                        moved("Cost per order", 1, 3.456),
                        moved("Hours", 2, 4),
                        moved("Hours", 3, -4),
                        moved("Speed", 4, 100),
                        moved("Sales_EU", 5, 0.5),
                        moved("Still", 6, 0)))
                .isEqualTo("Sales\\_EU +0.5, Speed +100, Cost per order +3.46");
    }

    @Test
    void whereNothingIsKnownToHaveImprovedThatIsSaid() {
        assertThat(improvements(moved("Hours", 0, -4))).isEqualTo("not known yet");
    }

    private static Object improvements(Event... events) {
        var page = Stream.of(events).map(Page::of).reduce(Page.BLANK, Page::plus);
        var account = Account.of("acme", page, new Segments(100_000, 25_000));
        return Figures.of(account, LocalDate.parse("2026-05-15")).get("improvements");
    }

    private static Event moved(String kpi, int day, double delta) {
        return new Event("crm", kpi + day, "acme", MONDAY.plus(Duration.ofDays(day)), new Kpi(kpi, delta));
    }
}
