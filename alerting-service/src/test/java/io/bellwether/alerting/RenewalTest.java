package io.bellwether.alerting;

import static io.bellwether.events.Task.Type.RENEWAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.calendar.Occasion;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Account.Renewed;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which milestones of a renewal come, and which need no doing any more. */
class RenewalTest {

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
        assertThat(over("t-90", LEAP_DAY.minusDays(90))).contains("The renewal is signed.");
    }

    @Test
    void tasksOfAnOldContractAreOver() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));

        assertThat(over("t-90", LEAP_DAY.minusDays(90))).isEmpty();
        assertThat(over("t-90", LEAP_DAY.minusDays(80))).contains("The contract now ends on 2028-02-29.");
    }

    @Test
    void theNextContractLeavesOnlyTheRenewalItselfToCome() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(LEAP_DAY.minusDays(40), new Contract(LEAP_DAY.plusDays(1), LEAP_DAY.plusDays(365), 10_000.0, 12));
        say(LEAP_DAY.minusDays(39), new Contract(START, LEAP_DAY, 12_000.0, 12)); // the old one is told once more

        assertThat(renewalOn(LEAP_DAY.minusDays(30))).isEmpty();
        assertThat(renewalOn(LEAP_DAY)).contains("t-0 2028-02-29");
        assertThat(renewalOn(LEAP_DAY.plusDays(3))).contains("t-0 2028-02-29");
        assertThat(renewalOn(LEAP_DAY.plusDays(4))).isEmpty();
        assertThat(over("t-60", LEAP_DAY.minusDays(60))).contains("The next contract begins on 2028-03-01.");
        assertThat(over("t-0", LEAP_DAY)).isEmpty();
        assertThat(renewalOn(LEAP_DAY.plusDays(365 - 120))).contains("t-120 2028-10-31");
    }

    @Test
    void anAccountThatRenewedHasOnlyTheRenewalItselfToCome() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(LEAP_DAY.minusDays(70), new Renewed(10_000.0));

        assertThat(renewalOn(LEAP_DAY.minusDays(60))).isEmpty();
        assertThat(renewalOn(LEAP_DAY)).contains("t-0 2028-02-29");
        assertThat(over("t-90", LEAP_DAY.minusDays(90))).contains("The account renewed on 2027-12-21.");
        assertThat(over("t-0", LEAP_DAY)).isEmpty();
    }

    @Test
    void aRenewalThatIsToldLateIsOfTheContractBefore() {
        var start = LEAP_DAY.plusDays(1);
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(LEAP_DAY, new Contract(start, LEAP_DAY.plusDays(365), 10_000.0, 12));

        say(start.plusDays(29), new Renewed(10_000.0));
        assertThat(renewalOn(LEAP_DAY.plusDays(365 - 120))).contains("t-120 2028-10-31");

        say(start.plusDays(30), new Renewed(10_000.0));
        assertThat(renewalOn(LEAP_DAY.plusDays(365 - 120))).isEmpty();
    }

    @Test
    void ofRenewedAndLostTheLaterWordCounts() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(LEAP_DAY.minusDays(70), new Renewal(Renewal.Stage.LOST, null, null));
        assertThat(renewalOn(LEAP_DAY)).isEmpty();

        say(LEAP_DAY.minusDays(65), new Renewed(10_000.0));
        assertThat(renewalOn(LEAP_DAY.minusDays(60))).isEmpty();
        assertThat(renewalOn(LEAP_DAY)).contains("t-0 2028-02-29");

        say(LEAP_DAY.minusDays(61), new Renewal(Renewal.Stage.LOST, null, null));
        assertThat(renewalOn(LEAP_DAY)).isEmpty();
        assertThat(over("t-90", LEAP_DAY.minusDays(90))).contains("The renewal is lost.");
    }

    @Test
    void whatSomebodyHasClosedForOneContractComesForTheNextHoweverShortItIs() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(LEAP_DAY.minusDays(5), new Contract(LEAP_DAY, LEAP_DAY.plusDays(28), 1_000.0, 1));

        assertThat(isDealtWith("t-0", new Calendar.Closed(RENEWAL, "t-0", LEAP_DAY)))
                .isFalse();
    }

    @Test
    void aContractThatReplacesOneBeforeItsEndMovesTheRenewal() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(LEAP_DAY.minusDays(40), new Contract(LEAP_DAY.minusDays(1), LEAP_DAY.plusDays(365), 10_000.0, 12));

        assertThat(renewalOn(LEAP_DAY)).isEmpty();
        assertThat(over("t-0", LEAP_DAY)).contains("The contract now ends on 2029-02-28.");
    }

    @Test
    void aMilestoneThatSomebodyHasClosedIsDealtWithUntilTheEndMovesAsFarAsToAnotherMilestone() {
        var closed = new Calendar.Closed(RENEWAL, "t-90", LEAP_DAY.minusDays(90));
        say(START, new Contract(START, LEAP_DAY.plusDays(29), 10_000.0, 12));

        assertThat(isDealtWith("t-120", closed)).isTrue();
        assertThat(isDealtWith("t-90", closed)).isTrue();
        assertThat(isDealtWith("t-60", closed)).isFalse();

        say(START.plusDays(1), new Contract(START, LEAP_DAY.plusDays(30), 10_000.0, 12));
        assertThat(isDealtWith("t-120", closed)).isFalse();
        assertThat(isDealtWith("t-90", closed)).isFalse();
    }

    private boolean isDealtWith(String milestone, Calendar.Closed closed) {
        var day = account().contract().end().minusDays(Integer.parseInt(milestone.substring(2)));
        var occasion = new Occasion(RENEWAL, milestone, day, 10, Severity.LOW, "");
        return CALENDAR.isDealtWith(account(), occasion, closed);
    }

    private Optional<String> over(String reason, LocalDate since) {
        return CALENDAR.over(account(), RENEWAL, reason, since, since);
    }

    private Optional<String> renewalOn(LocalDate day) {
        return CALENDAR.occasions(account(), START, day).stream()
                .filter(occasion -> occasion.type() == RENEWAL)
                .map(occasion -> occasion.reason() + " " + occasion.day())
                .reduce((a, b) -> a + ", " + b);
    }

    private Account account() {
        return Account.of("acme", page, new Segments(100_000, 25_000));
    }

    private void say(LocalDate day, Fact fact) {
        var at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        page = page.plus(Page.of(new Event("crm", day.toString(), "acme", at, fact)));
    }
}
