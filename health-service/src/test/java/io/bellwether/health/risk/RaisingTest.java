package io.bellwether.health.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Severity;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Rule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaisingTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final int CALM_DAYS = 7;

    @Test
    void aConditionThatBecomesTrueIsRaised() {
        var raising = next(List.of(), MONDAY, found("40 tickets"));

        assertThat(raising.raised()).extracting(Raised::name).containsExactly("spike");
        assertThat(raising.changes()).hasSize(1).first().isInstanceOf(Change.Said.class);
    }

    @Test
    void whatGoesOnIsNotSaidAgainTheSameDay() {
        var first = next(List.of(), MONDAY, found("40 tickets"));

        var second = next(first.raised(), MONDAY, found("41 tickets"));

        assertThat(second.changes()).isEmpty();
    }

    @Test
    void newEvidenceIsSaidOnceADay() {
        var first = next(List.of(), MONDAY, found("40 tickets"));

        var second = next(first.raised(), MONDAY.plusDays(1), found("41 tickets"));
        var third = next(second.raised(), MONDAY.plusDays(1), found("42 tickets"));

        assertThat(second.changes()).hasSize(1);
        assertThat(second.raised().getFirst().evidence()).isEqualTo("41 tickets");
        assertThat(third.changes()).isEmpty();
        assertThat(third.raised().getFirst().evidence()).isEqualTo("41 tickets");
    }

    @Test
    void anotherSeverityIsSaidAtOnce() {
        var first = next(List.of(), MONDAY, found("40 tickets"));
        var worse = new Found(new Rule("spike", Severity.CRITICAL, CALM_DAYS, Params.NONE), Double.NaN, "40 tickets");

        var second = next(first.raised(), MONDAY, worse);

        assertThat(second.changes()).hasSize(1);
    }

    @Test
    void itIsClearedAfterSevenDaysWithoutTheCondition() {
        var raised = next(List.of(), MONDAY, found("40 tickets")).raised();

        for (int day = 1; day < CALM_DAYS; day++) {
            var still = next(raised, MONDAY.plusDays(day));
            assertThat(still.changes()).isEmpty();
            raised = still.raised();
        }
        var cleared = next(raised, MONDAY.plusDays(CALM_DAYS));

        assertThat(cleared.raised()).isEmpty();
        assertThat(cleared.changes()).hasSize(1).first().isInstanceOf(Change.Cleared.class);
        assertThat(((Change.Cleared) cleared.changes().getFirst()).why())
                .isEqualTo("It has not held since " + MONDAY + ".");
    }

    @Test
    void whatIsKnownToHoldForDaysCalmsDownFromTheDayOnWhichAnEventEndsIt() {
        var known =
                next(List.of(), MONDAY, found("40 tickets")).raised().getFirst().lastHeldOn(MONDAY.plusDays(20));
        var tuesday = MONDAY.plusDays(1);

        var ended = next(List.of(known), tuesday);

        assertThat(ended.changes()).isEmpty();
        assertThat(next(ended.raised(), tuesday.plusDays(CALM_DAYS - 1)).changes())
                .isEmpty();
        assertThat(next(ended.raised(), tuesday.plusDays(CALM_DAYS)).raised()).isEmpty();
    }

    @Test
    void aRelapseWithinTheCalmDownIsTheSameRisk() {
        var raised = next(List.of(), MONDAY, found("40 tickets")).raised();
        raised = next(raised, MONDAY.plusDays(3)).raised();

        var relapse = next(raised, MONDAY.plusDays(5), found("40 tickets"));

        assertThat(relapse.changes()).isEmpty();
        assertThat(relapse.raised().getFirst().since()).isEqualTo(MONDAY);
    }

    @Test
    void whatWasOnlyAnOrderOfArrivalIsWithdrawnTheSameDay() {
        var raised = next(List.of(), MONDAY, found("40 tickets")).raised();

        var withdrawn = next(raised, MONDAY);

        assertThat(withdrawn.raised()).isEmpty();
        assertThat(withdrawn.changes()).hasSize(1).first().isInstanceOf(Change.Cleared.class);
    }

    private static Raising next(List<Raised> before, LocalDate today, Found... found) {
        return Raising.next(before, List.of(found), today, _ -> CALM_DAYS, _ -> today);
    }

    private static Found found(String evidence) {
        return new Found(new Rule("spike", Severity.MEDIUM, CALM_DAYS, Params.NONE), Double.NaN, evidence);
    }
}
