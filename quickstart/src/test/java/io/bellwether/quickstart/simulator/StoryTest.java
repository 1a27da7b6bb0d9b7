package io.bellwether.quickstart.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account.Blocker;
import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Goal;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Message;
import io.bellwether.events.Account.Payment;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.events.Survey.Answered;
import io.bellwether.events.Ticket.Escalated;
import io.bellwether.events.Ticket.Opened;
import io.bellwether.events.Ticket.Reopened;
import io.bellwether.events.Usage;
import io.bellwether.events.Usage.LimitReached;
import io.bellwether.events.Usage.Login;
import io.bellwether.events.Usage.Training;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The facts on which the risks and opportunities of each story rest; that they are raised is proved end to end. */
class StoryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 6);
    private static final Instant NOW = TODAY.atTime(23, 0).toInstant(ZoneOffset.UTC);
    private static final Simulation SIMULATION = new Simulation(7, 200, TODAY);

    @ParameterizedTest
    @EnumSource
    void everyStoryHasItsCustomersAndBeginsWithTheirDescription(Story story) {
        assertThat(facts(story, 365, Described.class)).isNotEmpty();
    }

    @Test
    void theUsageOfASteadyCustomerIsSteady() {
        long lastMonth = facts(Story.STEADY, 30, Login.class).count();
        long monthBefore = facts(Story.STEADY, 60, Login.class).count() - lastMonth;

        assertThat((double) lastMonth / monthBefore).isBetween(0.8, 1.25);
    }

    @Test
    void oneWhoLeavesQuietlyUsesLessAnswersNothingAndStopsPaying() {
        long lastMonth = facts(Story.QUIETLY_LEAVING, 30, Usage.class).count();
        long monthBefore = facts(Story.QUIETLY_LEAVING, 60, Usage.class).count() - lastMonth;

        assertThat(lastMonth).isLessThan(monthBefore / 2);
        assertThat(facts(Story.QUIETLY_LEAVING, 30, Message.class))
                .noneMatch(it -> it.state() == Message.State.ANSWERED);
        assertThat(facts(Story.QUIETLY_LEAVING, 30, Payment.class)).anyMatch(it -> it.state() == Payment.State.OVERDUE);
    }

    @Test
    void aSupportStormEscalatesReopensAndIsRatedBadly() {
        assertThat(facts(Story.SUPPORT_STORM, 30, Opened.class)).hasSizeGreaterThan(15);
        assertThat(facts(Story.SUPPORT_STORM, 30, Reopened.class)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(facts(Story.SUPPORT_STORM, 30, Escalated.class))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(it -> it.level() == Escalated.Level.EXECUTIVE);
        assertThat(facts(Story.SUPPORT_STORM, 20, Answered.class)).anyMatch(it -> it.score() == 1);
    }

    @Test
    void satisfactionSlidesFromMonthToMonth() {
        assertThat(facts(Story.CSAT_SLIDING, 30, Answered.class).filter(StoryTest::isCsat))
                .allMatch(it -> it.score() == 3);
        assertThat(facts(Story.CSAT_SLIDING, 90, Answered.class).filter(StoryTest::isCsat))
                .anyMatch(it -> it.score() == 4)
                .anyMatch(it -> it.score() == 5);
    }

    @Test
    void peopleLeave() {
        assertThat(facts(Story.CHAMPION_LEFT, 30, Contact.class))
                .anyMatch(it -> it.role() == Contact.Role.CHAMPION && it.change() == Contact.Change.LEFT);
        assertThat(facts(Story.SPONSOR_LEFT, 30, Contact.class))
                .anyMatch(it -> it.role() == Contact.Role.SPONSOR && it.change() == Contact.Change.DISENGAGED);
        assertThat(facts(Story.LOST, 60, Churned.class)).isNotEmpty();
    }

    @Test
    void signsOfRiskAreGiven() {
        assertThat(signals(Story.COMPETITOR_SNIFFING)).contains(Signal.Type.RFP, Signal.Type.COMPETITOR_MENTIONED);
        assertThat(signals(Story.UNHAPPY_PAYER)).contains(Signal.Type.BUDGET_CUT);
        assertThat(facts(Story.DETRACTOR, 90, Answered.class)).anyMatch(it -> it.score() == 2);
        assertThat(facts(Story.QBR_MISSED, 92, Meeting.class).filter(it -> it.meeting() == Meeting.Type.QBR))
                .noneMatch(it -> it.state() == Meeting.State.HELD)
                .anyMatch(it -> it.state() == Meeting.State.MISSED);
    }

    @Test
    void contractsEndInTheirOwnWays() {
        assertThat(facts(Story.RENEWAL_UNTOUCHED, 365, Contract.class))
                .allMatch(it -> it.end().equals(TODAY.plusDays(60)));
        assertThat(facts(Story.RENEWAL_UNTOUCHED, 365, Renewal.class)).isEmpty();
        assertThat(facts(Story.RENEWAL_DOUBTFUL, 30, Renewal.class)).anyMatch(it -> it.confidence() < 0.6);
        assertThat(facts(Story.RENEWAL_HESITANT, 30, Renewal.class)).anyMatch(it -> it.confidence() < 0.9);
        assertThat(facts(Story.CONTRACT_LAPSED, 365, Contract.class))
                .allMatch(it -> it.end().isBefore(TODAY));
    }

    @Test
    void newCustomersGetStuckInDifferentWays() {
        assertThat(facts(Story.KICKOFF_LATE, 30, Meeting.class))
                .noneMatch(it -> it.meeting() == Meeting.Type.KICKOFF && it.state() == Meeting.State.HELD);
        assertThat(facts(Story.NOBODY_LOGS_IN, 30, Login.class)).isEmpty();
        assertThat(facts(Story.ONBOARDING_BLOCKED, 30, Blocker.class)).isNotEmpty();
        assertThat(signals(Story.ONBOARDING_ADRIFT)).contains(Signal.Type.CRITERIA_MISSING, Signal.Type.UNRESPONSIVE);
        assertThat(signals(Story.ONBOARDING_SLOW))
                .contains(Signal.Type.RESOURCES_LIMITED, Signal.Type.PRIORITIES_COMPETING);
        assertThat(facts(Story.ONBOARDING_SLOW, 60, Training.class).filter(it -> it.state() == Training.State.MISSED))
                .hasSizeGreaterThan(1);
    }

    @Test
    void thoseWhoDoWellWantMore() {
        assertThat(signals(Story.SEATS_FULL)).contains(Signal.Type.WAITLIST);
        assertThat(facts(Story.PLAN_OUTGROWN, 30, LimitReached.class)).isNotEmpty();
        assertThat(signals(Story.NEW_USE_CASE)).contains(Signal.Type.NEW_USE_CASE);
        assertThat(signals(Story.BIG_PLANS)).contains(Signal.Type.CUSTOM_INTEGRATION);
        assertThat(facts(Story.ADVOCATE, 30, Goal.class)).anyMatch(it -> it.state() == Goal.State.ACHIEVED);
        assertThat(facts(Story.ADVOCATE, 30, Answered.class)).anyMatch(it -> it.score() == 10);
    }

    @Test
    void ofSomeHardlyAnythingIsKnown() {
        assertThat(facts(Story.HARDLY_KNOWN, 365, Usage.class)).hasSize(1);
        assertThat(facts(Story.HARDLY_KNOWN, 365, Described.class)).allMatch(it -> it.licensedUsers() == null);
    }

    private static boolean isCsat(Answered answer) {
        return answer.survey() == Survey.Type.CSAT;
    }

    private static List<Signal.Type> signals(Story story) {
        return facts(story, 90, Signal.class).map(Signal::signal).toList();
    }

    /** What happened to the first customer of the story in the last days. */
    private static <F> Stream<F> facts(Story story, int days, Class<F> kind) {
        var customer = SIMULATION.book().stream()
                .filter(it -> it.story() == story)
                .findFirst()
                .orElseThrow();
        return SIMULATION.life(List.of(customer), NOW.minus(days, ChronoUnit.DAYS), NOW).stream()
                .map(Event::fact)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
