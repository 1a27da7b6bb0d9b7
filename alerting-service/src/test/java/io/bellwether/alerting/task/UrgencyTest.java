package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.FRIDAY;
import static io.bellwether.alerting.task.Acme.MORNING;
import static io.bellwether.alerting.task.Acme.URGENCY;
import static io.bellwether.alerting.task.Acme.after;
import static io.bellwether.alerting.task.Acme.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {

    @Test
    void itIsSeverityTimesArrTimesDaysToRenewalAndSaysSo() {
        var customer = new Customer("Acme GmbH", "mid-market", 400_000.0, FRIDAY.plusDays(45));

        var urgency = URGENCY.of(Severity.HIGH, customer, FRIDAY);

        assertThat(urgency.value()).isEqualTo(20);
        assertThat(urgency.how()).isEqualTo("high ×4.00, ARR 400,000 ×2.00, renewal on 2026-06-29 ×2.50");
        assertThat(urgency.until()).isEqualTo("2026-05-30");
    }

    @Test
    void whatIsNotKnownCountsAsTheRulesSay() {
        var urgency = URGENCY.of(Severity.CRITICAL, new Customer(null, null, null, null), FRIDAY);

        assertThat(urgency)
                .isEqualTo(new Urgency(4, "critical ×8.00, ARR not known ×0.50, renewal not known ×1.00", null));
    }

    @ParameterizedTest(name = "a renewal {0} days away counts {1} until {2} days are left")
    @CsvSource(
            value = {
                "400, 1, 60",
                "61, 1, 60",
                "60, 2.5, 30",
                "31, 2.5, 30",
                "30, 3, -31",
                "0, 3, -31",
                "-30, 3, -31",
                "-31, 1, NULL",
                "-400, 1, NULL"
            },
            nullValues = "NULL")
    void theNearerTheRenewalTheMoreUrgentUntilItIsLongPast(int days, double factor, Integer until) {
        var renewal = FRIDAY.plusDays(days);

        var urgency = URGENCY.of(Severity.LOW, new Customer(null, null, 100_000.0, renewal), FRIDAY);

        assertThat(urgency.value()).isEqualTo(factor);
        assertThat(urgency.until()).isEqualTo(until == null ? null : renewal.minusDays(until));
    }

    @Property
    void itStaysTheSameUntilTheDayThatItNames(
            @ForAll @IntRange(min = -100, max = 200) int days, @ForAll @DoubleRange(max = 1e7) double arr) {
        var customer = new Customer(null, null, arr, FRIDAY.plusDays(days));
        var urgency = URGENCY.of(Severity.HIGH, customer, FRIDAY);
        var last =
                urgency.until() == null ? FRIDAY.plusDays(400) : urgency.until().minusDays(1);

        for (var day = FRIDAY; !day.isAfter(last); day = day.plusDays(1)) {
            assertThat(URGENCY.of(Severity.HIGH, customer, day)).isEqualTo(urgency);
        }
        if (urgency.until() != null) {
            assertThat(URGENCY.of(Severity.HIGH, customer, urgency.until())).isNotEqualTo(urgency);
        }
    }

    @Test
    void aTaskIsRankedAnewWithoutANewVersion() {
        var card = new AccountCard("Acme GmbH", "maria", null, 100_000.0, LocalDate.parse("2026-07-31"));
        var task = after(raised(Severity.LOW, FRIDAY, "Usage fell.", card));

        var ranked = task.ranked(Acme.RULES, LocalDate.parse("2026-06-01"));

        assertThat(task.content().urgency().value()).isEqualTo(1);
        assertThat(ranked.content().urgency().value()).isEqualTo(2.5);
        assertThat(ranked.version()).isEqualTo(task.version());
        assertThat(ranked.updatedAt()).isEqualTo(MORNING);
    }
}
