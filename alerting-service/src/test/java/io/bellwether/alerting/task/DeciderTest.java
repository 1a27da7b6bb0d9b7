package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.DECIDER;
import static io.bellwether.alerting.task.Acme.FRIDAY;
import static io.bellwether.alerting.task.Acme.HEALTH;
import static io.bellwether.alerting.task.Acme.MARIA;
import static io.bellwether.alerting.task.Acme.MORNING;
import static io.bellwether.alerting.task.Acme.NOON;
import static io.bellwether.alerting.task.Acme.after;
import static io.bellwether.alerting.task.Acme.cleared;
import static io.bellwether.alerting.task.Acme.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Decision.Raise;
import io.bellwether.alerting.task.Decision.Reason;
import io.bellwether.alerting.task.Decision.Resolve;
import io.bellwether.alerting.task.Decision.Update;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Open;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Status;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeciderTest {

    @Test
    void theFirstRaiseOpensATaskForTheCsmOfTheAccount() {
        var decision = DECIDER.decide(raised(Severity.HIGH), null, MORNING);

        assertThat(decision).isInstanceOfSatisfying(Raise.class, raise -> {
            var task = raise.change().task();
            assertThat(task.state()).isEqualTo(new Open());
            assertThat(task.version()).isEqualTo(1);
            assertThat(task.occurrence()).isEqualTo(1);
            assertThat(task.content().owner()).isEqualTo("maria");
            assertThat(task.content().title()).isEqualTo("Usage fell sharply at Acme GmbH");
            assertThat(task.content().due()).isEqualTo("2026-05-19");
            assertThat(task.content().explanation().movers()).hasSize(1);
            assertThat(raise.change().by()).isEqualTo(new Stamp(HEALTH, MORNING));
        });
    }

    @Test
    void theSameRaiseAgainChangesNothing() {
        var decision = DECIDER.decide(raised(Severity.HIGH), after(raised(Severity.HIGH)), NOON);

        assertThat(decision).isEqualTo(new Keep(Reason.UNCHANGED));
    }

    @Test
    void aMoreSevereRaiseUpdatesTheTaskAndBringsItsDueDateCloser() {
        var decision = DECIDER.decide(raised(Severity.CRITICAL), after(raised(Severity.MEDIUM)), NOON);

        assertThat(decision).isInstanceOfSatisfying(Update.class, update -> {
            assertThat(update.change().task().content().severity()).isEqualTo(Severity.CRITICAL);
            assertThat(update.change().task().content().due()).isEqualTo("2026-05-18");
            assertThat(update.change().task().version()).isEqualTo(2);
            assertThat(update.change().detail())
                    .isEqualTo("severity from medium to critical, due from 2026-05-22 to 2026-05-18");
        });
    }

    @Test
    void aLessSevereRaiseNeverPutsTheDueDateOff() {
        var decision = DECIDER.decide(raised(Severity.LOW), after(raised(Severity.CRITICAL)), NOON);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Update.class,
                        update -> assertThat(update.change().task().content().due())
                                .isEqualTo("2026-05-18"));
    }

    @Test
    void aTaskWithoutAnOwnerTakesTheCsmThatTheAccountGets() {
        var nobodys = raised(Severity.HIGH, FRIDAY, "Usage fell.", AccountCard.UNKNOWN);

        var decision = DECIDER.decide(raised(Severity.HIGH, FRIDAY, "Usage fell."), after(nobodys), NOON);

        assertThat(decision).isInstanceOfSatisfying(Update.class, update -> {
            assertThat(update.change().task().content().owner()).isEqualTo("maria");
            assertThat(update.change().task().content().title()).isEqualTo("Usage fell sharply at Acme GmbH");
        });
    }

    @Test
    void aTaskKeepsItsOwnerAndTheNameOfTheAccountWhenTheyAreNotToldAgain() {
        var decision = DECIDER.decide(
                raised(Severity.HIGH, FRIDAY, "Usage fell by 37 %.", AccountCard.UNKNOWN),
                after(raised(Severity.HIGH)),
                NOON);

        assertThat(decision).isEqualTo(new Keep(Reason.UNCHANGED));
    }

    @Test
    void whatIsClearedIsResolvedWithTheEvidence() {
        var decision = DECIDER.decide(cleared(), after(raised(Severity.HIGH)), NOON);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Resolve.class,
                        resolve -> assertThat(resolve.change().task().state())
                                .isEqualTo(
                                        new Closed(Status.RESOLVED, null, new Stamp(HEALTH, NOON), "Usage is back.")));
    }

    @Test
    void whatIsClearedWithoutAnOpenTaskChangesNothing() {
        assertThat(DECIDER.decide(cleared(), null, NOON)).isEqualTo(new Keep(Reason.NOTHING_OPEN));
        assertThat(DECIDER.decide(cleared(), after(raised(Severity.HIGH), cleared()), NOON))
                .isEqualTo(new Keep(Reason.NOTHING_OPEN));
        assertThat(DECIDER.decide(cleared(), dismissed(), NOON)).isEqualTo(new Keep(Reason.NOTHING_OPEN));
    }

    @Test
    void anEpisodeThatAPersonHasClosedStaysClosedEvenIfItGetsWorse() {
        var decision = DECIDER.decide(raised(Severity.CRITICAL), dismissed(), NOON);

        assertThat(decision).isEqualTo(new Keep(Reason.CLOSED_BY_HUMAN));
    }

    @Test
    void anEpisodeWhoseStartMovesBackIsStillTheOneThatAPersonHasClosed() {
        var decision = DECIDER.decide(raised(Severity.HIGH, FRIDAY.minusDays(3), "Usage fell."), dismissed(), NOON);

        assertThat(decision).isEqualTo(new Keep(Reason.CLOSED_BY_HUMAN));
    }

    @Test
    void aLaterEpisodeOpensANewTask() {
        var decision = DECIDER.decide(raised(Severity.HIGH, FRIDAY.plusDays(30), "Usage fell."), dismissed(), NOON);

        assertThat(decision).isInstanceOfSatisfying(Raise.class, raise -> {
            assertThat(raise.change().task().occurrence()).isEqualTo(2);
            assertThat(raise.change().task().id()).isNotEqualTo(dismissed().id());
        });
    }

    @Test
    void whatResolvedItselfOpensANewTaskWheneverItIsRaisedAgain() {
        var decision = DECIDER.decide(raised(Severity.HIGH), after(raised(Severity.HIGH), cleared()), NOON);

        assertThat(decision).isInstanceOf(Raise.class);
    }

    @Test
    void theDayOfATaskIsADayInUtc() {
        var lateOnSunday = LocalDate.parse("2026-05-17").atTime(23, 59).toInstant(java.time.ZoneOffset.UTC);

        var decision = DECIDER.decide(raised(Severity.CRITICAL), null, lateOnSunday);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Raise.class,
                        raise -> assertThat(raise.change().task().content().due())
                                .isEqualTo("2026-05-18"));
    }

    private static Task dismissed() {
        var outcome = after(raised(Severity.HIGH)).on(new Command.Dismiss("wrong data"), MARIA);
        return ((Outcome.Done) outcome).change().task();
    }
}
