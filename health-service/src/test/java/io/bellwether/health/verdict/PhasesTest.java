package io.bellwether.health.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.health.Story;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Phases.Phase;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an account stands in its life as a customer, at each boundary. */
class PhasesTest {

    private static final Phases CONTRACT_YEAR = new Phases(List.of(
            new Phase("onboarding", 0, false, null),
            new Phase("adoption", 90, false, null),
            new Phase("optimization", 180, true, null),
            new Phase("renewal", 270, true, null)));

    private static final Phases FIVE_STAGES = new Phases(List.of(
            new Phase("onboarding", 0, false, null),
            new Phase("adoption", 90, false, null),
            new Phase("value-realization", 180, false, null),
            new Phase("expansion", 365, false, null),
            new Phase("renewal", null, false, 90)));

    @ParameterizedTest
    @CsvSource({
        "0, onboarding", "89, onboarding",
        "90, adoption", "179, adoption",
        "180, optimization", "269, optimization",
        "270, renewal", "364, renewal"
    })
    void aPhaseBeginsOnItsFirstDay(int daysSinceStart, String phase) {
        assertThat(CONTRACT_YEAR.of(startedDaysAgo(daysSinceStart))).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({
        "365, adoption",
        "454, adoption",
        "544, adoption",
        "545, optimization",
        "634, optimization",
        "635, renewal"
    })
    void aCustomerOfManyYearsIsNotOnboardedAgain(int daysSinceStart, String phase) {
        assertThat(CONTRACT_YEAR.of(startedDaysAgo(daysSinceStart))).isEqualTo(phase);
    }

    @Test
    void aRenewedContractBeginsAYearOfItsOwn() {
        var view = new Story()
                .daysAgo(390, contract(Story.TODAY.minusDays(390), Story.TODAY.minusDays(100)))
                .daysAgo(110, contract(Story.TODAY.minusDays(100), Story.TODAY.plusDays(265)))
                .view();

        assertThat(CONTRACT_YEAR.of(view)).isEqualTo("adoption");
    }

    @Test
    void aContractThatWasRenewedAheadOfTimeDoesNotCountBeforeItBegins() {
        var view = new Story()
                .daysAgo(300, contract(Story.TODAY.minusDays(300), Story.TODAY.plusDays(65)))
                .daysAgo(5, contract(Story.TODAY.plusDays(66), Story.TODAY.plusDays(431)))
                .view();

        assertThat(CONTRACT_YEAR.of(view)).isEqualTo("renewal");
    }

    @Test
    void anAccountThatHasNotBegunIsInNoPhase() {
        var ahead = new Story()
                .daysAgo(5, contract(Story.TODAY.plusDays(1), Story.TODAY.plusDays(366)))
                .view();

        assertThat(CONTRACT_YEAR.of(ahead)).isNull();
        assertThat(FIVE_STAGES.of(new Story().view())).isNull();
    }

    @Test
    void aStartAloneIsEnough() {
        var described = new Account.Described(
                null, null, null, null, null, null, null, null, null, null, Story.TODAY.minusDays(90), null, null);

        assertThat(FIVE_STAGES.of(new Story().daysAgo(1, described).view())).isEqualTo("adoption");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 355, onboarding",
        "200, 165, value-realization",
        "400, 91, expansion",
        "400, 90, renewal",
        "400, 0, renewal",
        "400, -30, renewal"
    })
    void theRenewalIsCountedFromTheEndOfTheContract(int daysSinceStart, int daysToEnd, String phase) {
        var view = new Story()
                .daysAgo(
                        daysSinceStart,
                        contract(Story.TODAY.minusDays(daysSinceStart), Story.TODAY.plusDays(daysToEnd)))
                .view();

        assertThat(FIVE_STAGES.of(view)).isEqualTo(phase);
    }

    @Property
    void everyAccountThatHasBegunIsInAPhase(@ForAll @IntRange(max = 5000) int daysSinceStart) {
        assertThat(CONTRACT_YEAR.of(startedDaysAgo(daysSinceStart))).isNotNull();
        assertThat(FIVE_STAGES.of(startedDaysAgo(daysSinceStart))).isNotNull();
    }

    private static View startedDaysAgo(int days) {
        var start = Story.TODAY.minusDays(days);
        return new Story().daysAgo(days, contract(start, start.plusYears(20))).view();
    }

    private static Account.Contract contract(LocalDate start, LocalDate end) {
        return new Account.Contract(start, end, 10_000.0, null);
    }
}
