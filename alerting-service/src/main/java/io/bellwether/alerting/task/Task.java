package io.bellwether.alerting.task;

import io.bellwether.alerting.task.Answer.Done;
import io.bellwether.alerting.task.Answer.Refused;
import io.bellwether.alerting.task.Command.Acknowledge;
import io.bellwether.alerting.task.Command.Assign;
import io.bellwether.alerting.task.Command.Comment;
import io.bellwether.alerting.task.Command.Complete;
import io.bellwether.alerting.task.Command.Dismiss;
import io.bellwether.alerting.task.Command.Progress;
import io.bellwether.alerting.task.Command.Reopen;
import io.bellwether.alerting.task.Command.Snooze;
import io.bellwether.alerting.task.Command.Start;
import io.bellwether.alerting.task.Command.Wake;
import io.bellwether.alerting.task.State.Acknowledged;
import io.bellwether.alerting.task.State.Active;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.InProgress;
import io.bellwether.alerting.task.State.Open;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.alerting.task.State.Snoozed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One thing that a CSM should do for an account.
 *
 * @param version counts the task's changes from 1
 * @param occurrence counts the tasks of this identity from 1: how often it has happened
 */
public record Task(
        UUID id,
        long version,
        Identity identity,
        int occurrence,
        Content content,
        State state,
        Instant createdAt,
        Instant updatedAt) {

    static Task first(Identity identity, int occurrence, Content content, Instant at) {
        return new Task(identity.taskId(occurrence), 1, identity, occurrence, content, new Open(), at, at);
    }

    Task with(Content newContent, Instant at) {
        return new Task(id, version + 1, identity, occurrence, newContent, state, createdAt, at);
    }

    Task with(State newState, Instant at) {
        return new Task(id, version + 1, identity, occurrence, content, newState, createdAt, at);
    }

    Task with(Content newContent, State newState, Instant at) {
        return new Task(id, version + 1, identity, occurrence, newContent, newState, createdAt, at);
    }

    /** The same version, with the urgency that it has on that day. */
    public Task ranked(Rules rules, LocalDate today) {
        var urgency = rules.urgency().of(content.severity(), content.customer(), today);
        return new Task(id, version, identity, occurrence, content.withUrgency(urgency), state, createdAt, updatedAt);
    }

    /** Does what a person asks, where that is legal in the task's state. */
    public Answer on(Command command, Stamp by) {
        return switch (state) {
            case Pending pending -> on(pending, command, by);
            case Closed closed -> on(closed, command, by);
        };
    }

    private Answer on(Closed closed, Command command, Stamp by) {
        return switch (command) {
            case Reopen reopen -> done(Step.REOPENED, closed.reopen(), by, reopen.reason());
            case Comment comment -> done(Step.COMMENTED, closed, by, comment.text());
            default ->
                new Refused("The task is closed: %s by %s."
                        .formatted(Words.of(closed.status()), closed.closed().who()));
        };
    }

    private Answer on(Pending pending, Command command, Stamp by) {
        return switch (command) {
            case Acknowledge _ -> acknowledge(active(pending), by);
            case Start _ -> start(active(pending), by);
            case Complete it ->
                done(Step.COMPLETED, pending.complete(by, it.outcome(), it.note()), by, told(it.outcome(), it.note()));
            case Dismiss it ->
                done(
                        Step.DISMISSED,
                        pending.dismiss(by, it.outcome(), it.reason()),
                        by,
                        told(it.outcome(), it.reason()));
            case Snooze snooze -> done(Step.SNOOZED, pending.snooze(snooze.until()), by, "until " + snooze.until());
            case Wake _ ->
                pending instanceof Snoozed snoozed
                        ? done(Step.WOKEN, snoozed.wake(), by, null)
                        : new Refused("The task is not snoozed.");
            case Assign assign -> assign(assign.owner(), by);
            case Reopen _ -> new Refused("The task is not closed.");
            case Comment comment -> done(Step.COMMENTED, pending, by, comment.text());
            case Progress progress -> done(Step.PROGRESSED, pending, by, progress.words());
        };
    }

    /** Whoever works on a snoozed task wakes it. */
    private static Active active(Pending pending) {
        return switch (pending) {
            case Active active -> active;
            case Snoozed snoozed -> snoozed.wake();
        };
    }

    private Answer acknowledge(Active active, Stamp by) {
        return active instanceof Open open
                ? done(Step.ACKNOWLEDGED, open.acknowledge(by), by, null)
                : new Refused("The task is acknowledged already, by %s."
                        .formatted(active.acknowledged().who()));
    }

    private Answer start(Active active, Stamp by) {
        return switch (active) {
            case Open open -> done(Step.STARTED, open.start(by), by, null);
            case Acknowledged acknowledged -> done(Step.STARTED, acknowledged.start(by), by, null);
            case InProgress already ->
                new Refused("The task is in progress already, by %s."
                        .formatted(already.started().who()));
        };
    }

    private Answer assign(String owner, Stamp by) {
        return owner.equals(content.owner())
                ? new Refused("The task is %s's already.".formatted(owner))
                : new Done(handOver(Assignment.by(by.who(), owner), null, by));
    }

    /** Nobody has taken it up: it can still become somebody else's by itself. */
    public boolean isUntouched() {
        return state instanceof Pending pending && pending.acknowledged() == null;
    }

    /** Gives a task that is not closed to another owner. */
    public Change handOver(Assignment to, Stamp by) {
        return handOver(to, to.words(), by);
    }

    /** @param why for the history; null where there is nothing to tell */
    public Change handOver(Assignment to, String why, Stamp by) {
        var whom = content.owner() == null ? "to " + to.owner() : "from " + content.owner() + " to " + to.owner();
        return new Change(with(content.with(to), by.at()), Step.ASSIGNED, by, why == null ? whom : whom + ": " + why);
    }

    /** Somebody further up is drawn in. */
    public Change escalated(String why, Stamp by) {
        return new Change(with(state, by.at()), Step.ESCALATED, by, why);
    }

    /** For the history; null where there is nothing to tell. */
    private static String told(String outcome, String words) {
        return outcome == null || words == null ? (outcome == null ? words : outcome) : outcome + ": " + words;
    }

    private Answer done(Step step, State next, Stamp by, String detail) {
        return new Done(new Change(with(next, by.at()), step, by, detail));
    }
}
