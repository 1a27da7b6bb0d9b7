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
import io.bellwether.alerting.task.Decision.Reopen;
import io.bellwether.alerting.task.Decision.Resolve;
import io.bellwether.alerting.task.Decision.Update;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Open;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Status;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final AccountCard TOMS = new AccountCard("Acme GmbH", "tom", "mid-market", 138_000.0, null);

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
                                .isEqualTo(new Closed(
                                        Status.RESOLVED, null, null, new Stamp(HEALTH, NOON), null, "Usage is back.")));
    }

    @Test
    void whatIsClearedWithoutAnOpenTaskChangesNothing() {
        assertThat(DECIDER.decide(cleared(), null, NOON)).isEqualTo(new Keep(Reason.NOTHING_OPEN));
        assertThat(DECIDER.decide(cleared(), after(raised(Severity.HIGH), cleared()), NOON))
                .isEqualTo(new Keep(Reason.NOTHING_OPEN));
        assertThat(DECIDER.decide(cleared(), dismissed(), NOON)).isEqualTo(new Keep(Reason.NOTHING_OPEN));
    }

    @Test
    void aRiskThatGetsWorseThanAPersonKnewWhoClosedItOpensItsTaskAgainHoweverLongAgo() {
        var decision = DECIDER.decide(raised(Severity.CRITICAL), dismissed(), NOON.plus(Duration.ofDays(40)));

        assertThat(decision).isInstanceOfSatisfying(Reopen.class, reopen -> {
            assertThat(reopen.worse()).isTrue();
            assertThat(reopen.change().task().id()).isEqualTo(dismissed().id());
            assertThat(reopen.change().task().state()).isEqualTo(new Open());
            assertThat(reopen.change().detail())
                    .isEqualTo("Worse: severity from high to critical. Usage fell by 37 %.");
        });
    }

    @Test
    void aRiskThatIsNotWorseStaysClosed() {
        assertThat(DECIDER.decide(raised(Severity.HIGH), dismissed(), NOON))
                .isEqualTo(new Keep(Reason.CLOSED_BY_HUMAN));
        assertThat(DECIDER.decide(raised(Severity.LOW), dismissed(), NOON)).isEqualTo(new Keep(Reason.CLOSED_BY_HUMAN));
    }

    @Test
    void anOpportunityThatAPersonHasClosedStaysClosedEvenIfMoreSpeaksForIt() {
        var closed = done(after(chance(Severity.LOW)), new Command.Dismiss("declined", "not this year"));

        assertThat(DECIDER.decide(chance(Severity.MEDIUM), closed, NOON)).isEqualTo(new Keep(Reason.CLOSED_BY_HUMAN));
    }

    @Test
    void anEpisodeWhoseStartMovesBackIsStillTheOneThatAPersonHasClosed() {
        var decision = DECIDER.decide(raised(Severity.HIGH, FRIDAY.minusDays(3), "Usage fell."), dismissed(), NOON);

        assertThat(decision).isEqualTo(new Keep(Reason.CLOSED_BY_HUMAN));
    }

    @Test
    void aLaterEpisodeOpensANewTask() {
        var decision = DECIDER.decide(
                raised(Severity.HIGH, FRIDAY.plusDays(30), "Usage fell."), dismissed(), NOON.plus(Duration.ofDays(30)));

        assertThat(decision).isInstanceOfSatisfying(Raise.class, raise -> {
            assertThat(raise.change().task().occurrence()).isEqualTo(2);
            assertThat(raise.change().task().id()).isNotEqualTo(dismissed().id());
        });
    }

    @Test
    void whatComesBackWithinDaysOpensItsTaskAgain() {
        var resolved = after(raised(Severity.LOW), cleared());
        var later = MORNING.plus(Duration.ofDays(13));

        var decision = DECIDER.decide(raised(Severity.HIGH, FRIDAY.plusDays(13), "Usage fell again."), resolved, later);

        assertThat(decision).isInstanceOfSatisfying(Reopen.class, reopen -> {
            var task = reopen.change().task();
            assertThat(task.id()).isEqualTo(resolved.id());
            assertThat(task.version()).isEqualTo(3);
            assertThat(task.state()).isEqualTo(new Open());
            assertThat(task.content().severity()).isEqualTo(Severity.HIGH);
            assertThat(task.content().due()).isEqualTo("2026-06-01");
            assertThat(reopen.change().step()).isEqualTo(Step.REOPENED);
        });
    }

    @Test
    void whatComesBackLaterGetsANewTask() {
        var later = MORNING.plus(Duration.ofDays(14));

        var decision = DECIDER.decide(
                raised(Severity.HIGH, FRIDAY.plusDays(14), "Usage fell."),
                after(raised(Severity.HIGH), cleared()),
                later);

        assertThat(decision).isInstanceOf(Raise.class);
    }

    @Test
    void aLaterEpisodeOfWhatAPersonClosedShortlyBeforeOpensThatTaskAgain() {
        var decision = DECIDER.decide(raised(Severity.HIGH, FRIDAY.plusDays(3), "Usage fell."), dismissed(), NOON);

        assertThat(decision).isInstanceOf(Reopen.class);
    }

    @Test
    void whatComesBackIsWhoseTheAccountIsByNow() {
        var resolved = after(raised(Severity.HIGH), cleared());

        var moved = reopened(resolved, TOMS);

        assertThat(moved.task().content().assigned()).isEqualTo(Assignment.ofCsm("tom"));
        assertThat(moved.told()).isEqualTo("Usage fell. From maria to tom: tom is the CSM of the account.");
        assertThat(reopened(resolved, Acme.CARD).told()).isEqualTo("Usage fell.");
    }

    @Test
    void whatComesBackStaysWithItsOwnerWhereSomebodyGaveItToThemOrNoCsmIsTold() {
        var given = done(after(raised(Severity.HIGH)), new Command.Assign("ada"));
        var closed = done(given, new Command.Complete("saved", null));

        var untold = reopened(after(raised(Severity.HIGH), cleared()), AccountCard.UNKNOWN);

        assertThat(reopened(closed, TOMS).task().content().owner()).isEqualTo("ada");
        assertThat(untold.task().content().owner()).isEqualTo("maria");
    }

    @Test
    void aSnoozedTaskSleepsOnUnlessItGetsMoreSevere() {
        var snoozed = snoozed(raised(Severity.MEDIUM));

        var same = DECIDER.decide(raised(Severity.MEDIUM, FRIDAY, "Usage fell by 40 %."), snoozed, NOON);
        var worse = DECIDER.decide(raised(Severity.HIGH), snoozed, NOON);

        assertThat(same)
                .isInstanceOfSatisfying(
                        Update.class,
                        update -> assertThat(update.change().task().state()).isEqualTo(snoozed.state()));
        assertThat(worse).isInstanceOfSatisfying(Update.class, update -> {
            assertThat(update.change().task().state()).isEqualTo(new Open());
            assertThat(update.change().step()).isEqualTo(Step.WOKEN);
        });
    }

    @Test
    void aSnoozedTaskThatIsClearedIsResolved() {
        assertThat(DECIDER.decide(cleared(), snoozed(raised(Severity.MEDIUM)), NOON))
                .isInstanceOf(Resolve.class);
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

    private static Signal.Raised chance(Severity severity) {
        var risk = raised(severity);
        var seats = new Identity("acme", io.bellwether.events.Task.Type.EXPANSION, "seats");
        return new Signal.Raised(seats, HEALTH, severity, FRIDAY, risk.explanation(), risk.account());
    }

    private static Task dismissed() {
        return done(after(raised(Severity.HIGH)), new Command.Dismiss("false-alarm", "wrong data"));
    }

    private static Task snoozed(Signal.Raised raised) {
        return done(after(raised), new Command.Snooze(NOON.plus(Duration.ofDays(7))));
    }

    private static Task done(Task task, Command command) {
        return ((Answer.Done) task.on(command, MARIA)).change().task();
    }

    /** What comes of a closed task when its risk is back a day later, with what is known of the account by then. */
    private static Change reopened(Task closed, AccountCard card) {
        var back = raised(Severity.HIGH, FRIDAY.plusDays(1), "Usage fell.", card);
        return ((Reopen) DECIDER.decide(back, closed, NOON)).change();
    }
}
