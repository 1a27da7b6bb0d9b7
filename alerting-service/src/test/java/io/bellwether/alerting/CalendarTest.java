package io.bellwether.alerting;

import static io.bellwether.events.Task.Type.ONBOARDING;
import static io.bellwether.events.Task.Type.QBR;
import static io.bellwether.events.Task.Type.RENEWAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.calendar.Occasion;
import io.bellwether.alerting.calendar.Phase;
import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Milestone;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final LocalDate START = LocalDate.of(2027, 3, 1);
    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);
    private static final Calendar CALENDAR = new Calendar(CalendarFile.read(Optional.empty()));

    private Page page = Page.BLANK;

    @Test
    void aContractThatEndsOnALeapDayHasItsMilestonesBeforeIt() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));

        assertThat(renewalOn(LEAP_DAY.minusDays(121))).isEmpty();
        assertThat(renewalOn(LEAP_DAY.minusDays(120))).contains("t-120 2027-11-01");
        assertThat(renewalOn(LEAP_DAY.minusDays(1))).contains("t-30 2028-01-30");
        assertThat(renewalOn(LEAP_DAY)).contains("t-0 2028-02-29");
        assertThat(renewalOn(LEAP_DAY.plusDays(4))).isEmpty();
    }

    @Test
    void onceItIsSignedOnlyTheRenewalItselfIsToCome() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(LEAP_DAY.minusDays(70), new Renewal(Renewal.Stage.SIGNED, null, null));

        assertThat(renewalOn(LEAP_DAY.minusDays(60))).isEmpty();
        assertThat(renewalOn(LEAP_DAY)).contains("t-0 2028-02-29");
        assertThat(CALENDAR.over(account(), RENEWAL, "t-90", LEAP_DAY.minusDays(90)))
                .contains("The renewal is signed.");
    }

    @Test
    void tasksOfAnOldContractAreOver() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));

        assertThat(CALENDAR.over(account(), RENEWAL, "t-90", LEAP_DAY.minusDays(90)))
                .isEmpty();
        assertThat(CALENDAR.over(account(), RENEWAL, "t-90", LEAP_DAY.minusDays(80)))
                .contains("The contract now ends on 2028-02-29.");
    }

    @Test
    void whatHasHappenedNeedsNoDoing() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(START.plusDays(5), new Milestone(Milestone.Type.KICKOFF, Milestone.State.DONE));
        say(START.plusDays(90), new Meeting(Meeting.Type.EBR, Meeting.State.HELD, true, true));

        assertThat(CALENDAR.over(account(), ONBOARDING, "kickoff", START)).isPresent();
        assertThat(CALENDAR.over(account(), ONBOARDING, "go-live", START)).isEmpty();
        assertThat(CALENDAR.over(account(), QBR, "business-review", START.plusDays(77)))
                .isPresent();
        assertThat(CALENDAR.over(account(), QBR, "business-review", START.plusDays(91)))
                .isEmpty();
    }

    @Test
    void anAccountThatLeftIsToBeWonBackAndNothingElse() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        assertThat(CALENDAR.over(account(), RENEWAL, "win-back", START)).contains("The account is a customer again.");

        say(START.plusDays(1), new Churned(null));

        assertThat(CALENDAR.occasions(account(), START, START.plusDays(10)))
                .extracting(CalendarTest::words)
                .containsExactly("win-back 2027-03-02");
        assertThat(CALENDAR.over(account(), RENEWAL, "win-back", START.plusDays(1)))
                .isEmpty();
        assertThat(CALENDAR.over(account(), RENEWAL, "t-90", LEAP_DAY.minusDays(90)))
                .contains("The account left on 2027-03-02.");
    }

    @Test
    void nobodyIsToWinBackWhoLeftBeforeTheyWereKnown() {
        say(START.minusDays(1), new Churned(null));

        assertThat(CALENDAR.occasions(account(), START, START.plusDays(10))).isEmpty();
    }

    @Test
    void phasesFollowTheContractYear() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        var cadences = CALENDAR.cadences();

        assertThat(cadences.phase(account(), START.plusDays(89))).isEqualTo(Phase.ONBOARDING);
        assertThat(cadences.phase(account(), START.plusDays(90))).isEqualTo(Phase.ADOPTION);
        assertThat(cadences.phase(account(), START.plusDays(180))).isEqualTo(Phase.OPTIMIZATION);
        assertThat(cadences.phase(account(), LEAP_DAY.minusDays(96))).isEqualTo(Phase.OPTIMIZATION);
        assertThat(cadences.phase(account(), LEAP_DAY.minusDays(95))).isEqualTo(Phase.RENEWAL);
    }

    private Optional<String> renewalOn(LocalDate day) {
        return CALENDAR.occasions(account(), START, day).stream()
                .filter(occasion -> occasion.type() == RENEWAL)
                .map(CalendarTest::words)
                .reduce((a, b) -> a + ", " + b);
    }

    private static String words(Occasion occasion) {
        return occasion.reason() + " " + occasion.day();
    }

    private Account account() {
        return Account.of("acme", page, new Segments(100_000, 25_000));
    }

    private void say(LocalDate day, Fact fact) {
        var at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        page = page.plus(Page.of(new Event("crm", day.toString(), "acme", at, fact)));
    }
}
