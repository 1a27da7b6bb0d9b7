package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.MARIA;
import static io.bellwether.alerting.task.Acme.MORNING;
import static io.bellwether.alerting.task.Acme.NOON;
import static io.bellwether.alerting.task.Acme.after;
import static io.bellwether.alerting.task.Acme.cleared;
import static io.bellwether.alerting.task.Acme.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Answer.Done;
import io.bellwether.alerting.task.Answer.Refused;
import io.bellwether.alerting.task.Command.Acknowledge;
import io.bellwether.alerting.task.Command.Assign;
import io.bellwether.alerting.task.Command.Comment;
import io.bellwether.alerting.task.Command.Complete;
import io.bellwether.alerting.task.Command.Dismiss;
import io.bellwether.alerting.task.Command.Reopen;
import io.bellwether.alerting.task.Command.Snooze;
import io.bellwether.alerting.task.Command.Start;
import io.bellwether.alerting.task.Command.Wake;
import io.bellwether.alerting.task.State.Acknowledged;
import io.bellwether.alerting.task.State.Active;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.InProgress;
import io.bellwether.alerting.task.State.Open;
import io.bellwether.alerting.task.State.Snoozed;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import io.bellwether.events.Task.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTest {

    private static final Task OPEN = after(raised(Severity.HIGH));
    private static final Stamp TOM = new Stamp("tom", NOON);
    private static final Instant TOMORROW = NOON.plusSeconds(86_400);

    @Test
    void whoeverTakesATaskUpAndWorksOnItIsNamedInItEvenOnceItIsClosed() {
        var acknowledged = done(OPEN, new Acknowledge());
        assertThat(acknowledged.state()).isEqualTo(new Acknowledged(MARIA));
        var started = ((Done) acknowledged.on(new Start(), TOM)).change().task();
        assertThat(started.state()).isEqualTo(new InProgress(MARIA, TOM));

        var completed = done(started, new Complete("saved", "called them"));
        assertThat(completed.state()).isEqualTo(new Closed(Status.DONE, MARIA, TOM, MARIA, "saved", "called them"));
        assertThat(completed.version()).isEqualTo(4);
        assertThat(completed.createdAt()).isEqualTo(MORNING);
        assertThat(completed.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void anOpenTaskCanBeStartedCompletedOrDismissedAtOnce() {
        assertThat(done(OPEN, new Start()).state()).isEqualTo(new InProgress(MARIA, MARIA));
        assertThat(done(OPEN, new Complete(null, null)).state())
                .isEqualTo(new Closed(Status.DONE, null, null, MARIA, null, null));
        assertThat(done(OPEN, new Dismiss("false-alarm", "test account")).state())
                .isEqualTo(new Closed(Status.DISMISSED, null, null, MARIA, "false-alarm", "test account"));
    }

    @Test
    void aTaskIsAcknowledgedOnceAndStartedOnce() {
        var acknowledged = done(OPEN, new Acknowledge());
        var started = done(OPEN, new Start());

        assertThat(acknowledged.on(new Acknowledge(), TOM))
                .isEqualTo(new Refused("The task is acknowledged already, by maria."));
        assertThat(started.on(new Acknowledge(), TOM))
                .isEqualTo(new Refused("The task is acknowledged already, by maria."));
        assertThat(started.on(new Start(), TOM)).isEqualTo(new Refused("The task is in progress already, by maria."));
    }

    @Test
    void aSnoozedTaskWakesAsItWas() {
        for (var before : List.of(OPEN, done(OPEN, new Acknowledge()), done(OPEN, new Start()))) {
            var snoozed = done(before, new Snooze(TOMORROW));
            assertThat(snoozed.state()).isEqualTo(new Snoozed(TOMORROW, (Active) before.state()));

            assertThat(done(snoozed, new Wake()).state()).isEqualTo(before.state());
        }
        assertThat(OPEN.on(new Wake(), MARIA)).isEqualTo(new Refused("The task is not snoozed."));
    }

    @Test
    void whatIsSnoozedAgainSleepsUntilTheNewTimeAndWhoeverStartsItWakesIt() {
        var snoozed = done(OPEN, new Snooze(TOMORROW));
        var later = TOMORROW.plusSeconds(1);

        assertThat(done(snoozed, new Snooze(later)).state()).isEqualTo(new Snoozed(later, new Open()));
        assertThat(done(snoozed, new Start()).state()).isEqualTo(new InProgress(MARIA, MARIA));
        assertThat(done(snoozed, new Acknowledge()).state()).isEqualTo(new Acknowledged(MARIA));
    }

    @Test
    void aTaskIsGivenToSomebodyElse() {
        var change = ((Done) OPEN.on(new Assign("tom"), MARIA)).change();

        assertThat(change.task().content().owner()).isEqualTo("tom");
        assertThat(change.task().state()).isEqualTo(new Open());
        assertThat(change.detail()).isEqualTo("from maria to tom");
        assertThat(change.task().on(new Assign("tom"), MARIA)).isEqualTo(new Refused("The task is tom's already."));
    }

    @Test
    void aClosedTaskIsOpenedAgainAsIfNobodyHadTakenItUp() {
        var completed = done(done(OPEN, new Start()), new Complete("saved", null));

        var change = ((Done) completed.on(new Reopen("They left after all."), TOM)).change();

        assertThat(change.task().state()).isEqualTo(new Open());
        assertThat(change.detail()).isEqualTo("They left after all.");
        assertThat(OPEN.on(new Reopen("why not"), TOM)).isEqualTo(new Refused("The task is not closed."));
    }

    @Test
    void whoeverCommentsChangesNothingElse() {
        for (var task : List.of(OPEN, done(OPEN, new Complete(null, null)))) {
            var change = ((Done) task.on(new Comment("Called twice."), TOM)).change();

            assertThat(change.task().state()).isEqualTo(task.state());
            assertThat(change.task().version()).isEqualTo(task.version() + 1);
            assertThat(change.detail()).isEqualTo("Called twice.");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingElseCanBeDoneWithAClosedTask(Command command) {
        assertThat(done(OPEN, new Complete(null, null)).on(command, MARIA)).isInstanceOf(Refused.class);
        assertThat(done(OPEN, new Dismiss(null, "no")).on(command, MARIA)).isInstanceOf(Refused.class);
        assertThat(after(raised(Severity.HIGH), cleared()).on(command, MARIA)).isInstanceOf(Refused.class);
    }

    static Command[] commands() {
        return new Command[] {
            new Acknowledge(),
            new Start(),
            new Complete("saved", "done"),
            new Dismiss(null, "no"),
            new Snooze(TOMORROW),
            new Wake(),
            new Assign("tom")
        };
    }

    @Test
    void aChangeTellsTheWorldTheTaskAsItNowIs() {
        var change = ((Done) OPEN.on(new Acknowledge(), MARIA)).change();

        var event = change.event();

        assertThat(event.id()).isEqualTo("task-" + OPEN.id() + "-2");
        assertThat(event.account()).isEqualTo("acme");
        assertThat(event.time()).isEqualTo(NOON);
        assertThat(event.fact()).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.version()).isEqualTo(2);
            assertThat(changed.status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(changed.change()).isEqualTo("acknowledged");
            assertThat(changed.due()).isEqualTo("2026-05-19");
            assertThat(changed.who()).isEqualTo("maria");
            assertThat(changed.urgency()).isEqualTo(4.7);
            assertThat(changed.outcome()).isNull();
            assertThat(changed.snoozedUntil()).isNull();
        });
        assertThat(changed(OPEN, new Snooze(TOMORROW)).snoozedUntil()).isEqualTo(TOMORROW);
        assertThat(changed(OPEN, new Complete("saved", null)).outcome()).isEqualTo("saved");
    }

    private static Changed changed(Task task, Command command) {
        return (Changed) ((Done) task.on(command, MARIA)).change().event().fact();
    }

    private static Task done(Task task, Command command) {
        return ((Done) task.on(command, MARIA)).change().task();
    }
}
