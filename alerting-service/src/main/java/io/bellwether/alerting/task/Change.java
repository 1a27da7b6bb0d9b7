package io.bellwether.alerting.task;

import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Snoozed;
import io.bellwether.events.Event;
import io.bellwether.events.Task.Changed;

/**
 * One version of a task and how it came about.
 *
 * @param task as it is after the change
 * @param detail what exactly, in plain words; may be null
 */
public record Change(Task task, Step step, Stamp by, String detail) {

    public static final String SOURCE = "urn:bellwether:alerting-service";

    /** For the history: how a new task came to its owner is part of what happened. */
    public String told() {
        var assigned = task.content().assigned();
        if (step != Step.RAISED || assigned.words() == null) {
            return detail;
        }
        var whose = assigned.owner() == null ? "Nobody's: " : "To " + assigned.owner() + ": ";
        return detail == null ? whose + assigned.words() : detail + " " + whose + assigned.words();
    }

    /** What the world is told. */
    public Event event() {
        var content = task.content();
        var changed = new Changed(
                task.id().toString(),
                task.version(),
                task.identity().type(),
                task.identity().reason(),
                task.state().status(),
                Words.of(step),
                content.severity(),
                content.title(),
                content.explanation().evidence(),
                content.owner(),
                content.due(),
                by.who(),
                task.occurrence(),
                task.state() instanceof Closed closed ? closed.outcome() : null,
                task.state() instanceof Snoozed snoozed ? snoozed.until() : null,
                content.urgency().value());
        var id = "task-" + task.id() + "-" + task.version();
        return new Event(SOURCE, id, task.identity().account(), by.at(), changed);
    }
}
