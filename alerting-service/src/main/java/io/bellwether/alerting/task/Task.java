package io.bellwether.alerting.task;

import io.bellwether.alerting.task.State.Acknowledged;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Open;
import io.bellwether.alerting.task.State.Pending;
import java.time.Instant;
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

    /** Does what a person asks, where that is legal in the task's state. */
    public Outcome on(Command command, Stamp by) {
        return switch (state) {
            case Pending pending ->
                switch (command) {
                    case Command.Acknowledge _ -> acknowledge(pending, by);
                    case Command.Complete complete ->
                        done(Step.COMPLETED, pending.complete(by, complete.outcome()), by, complete.outcome());
                    case Command.Dismiss dismiss ->
                        done(Step.DISMISSED, pending.dismiss(by, dismiss.reason()), by, dismiss.reason());
                };
            case Closed closed ->
                new Outcome.Refused("The task is closed: %s by %s."
                        .formatted(Words.of(closed.status()), closed.closed().who()));
        };
    }

    private Outcome acknowledge(Pending pending, Stamp by) {
        return switch (pending) {
            case Open open -> done(Step.ACKNOWLEDGED, open.acknowledge(by), by, null);
            case Acknowledged already ->
                new Outcome.Refused("The task is acknowledged already, by %s."
                        .formatted(already.acknowledged().who()));
        };
    }

    private Outcome done(Step step, State next, Stamp by, String detail) {
        return new Outcome.Done(new Change(with(next, by.at()), step, by, detail));
    }
}
