package io.bellwether.alerting.task;

import static io.bellwether.alerting.task.Acme.MARIA;
import static io.bellwether.alerting.task.Acme.MORNING;
import static io.bellwether.alerting.task.Acme.NOON;
import static io.bellwether.alerting.task.Acme.after;
import static io.bellwether.alerting.task.Acme.cleared;
import static io.bellwether.alerting.task.Acme.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.task.Command.Acknowledge;
import io.bellwether.alerting.task.Command.Complete;
import io.bellwether.alerting.task.Command.Dismiss;
import io.bellwether.alerting.task.Outcome.Done;
import io.bellwether.alerting.task.Outcome.Refused;
import io.bellwether.alerting.task.State.Acknowledged;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import io.bellwether.events.Task.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTest {

    private static final Task OPEN = after(raised(Severity.HIGH));

    @Test
    void whoeverAcknowledgesATaskIsNamedInItEvenOnceItIsClosed() {
        var acknowledged = done(OPEN, new Acknowledge());
        assertThat(acknowledged.state()).isEqualTo(new Acknowledged(MARIA));

        var completed = done(acknowledged, new Complete("called them"));
        assertThat(completed.state()).isEqualTo(new Closed(Status.DONE, MARIA, MARIA, "called them"));
        assertThat(completed.version()).isEqualTo(3);
        assertThat(completed.createdAt()).isEqualTo(MORNING);
        assertThat(completed.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void anOpenTaskCanBeCompletedOrDismissedAtOnce() {
        assertThat(done(OPEN, new Complete(null)).state()).isEqualTo(new Closed(Status.DONE, null, MARIA, null));
        assertThat(done(OPEN, new Dismiss("test account")).state())
                .isEqualTo(new Closed(Status.DISMISSED, null, MARIA, "test account"));
    }

    @Test
    void aTaskIsAcknowledgedOnlyOnce() {
        var outcome = done(OPEN, new Acknowledge()).on(new Acknowledge(), MARIA);

        assertThat(outcome).isEqualTo(new Refused("The task is acknowledged already, by maria."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingCanBeDoneWithAClosedTask(Command command) {
        assertThat(done(OPEN, new Complete(null)).on(command, MARIA)).isInstanceOf(Refused.class);
        assertThat(done(OPEN, new Dismiss("no")).on(command, MARIA)).isInstanceOf(Refused.class);
        assertThat(after(raised(Severity.HIGH), cleared()).on(command, MARIA)).isInstanceOf(Refused.class);
    }

    static Command[] commands() {
        return new Command[] {new Acknowledge(), new Complete("done"), new Dismiss("no")};
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
        });
    }

    private static Task done(Task task, Command command) {
        return ((Done) task.on(command, MARIA)).change().task();
    }
}
