package io.bellwether.alerting.task;

import java.time.Instant;

/** What a person asks to be done with a task. */
public sealed interface Command {

    /** I have seen it and take it up. */
    record Acknowledge() implements Command {}

    /** I am at work on it. */
    record Start() implements Command {}

    /**
     * @param outcome a word of {@link Rules#outcomes}; may be null
     * @param note what came of it, in words; may be null
     */
    record Complete(String outcome, String note) implements Command {}

    /**
     * @param outcome a word of {@link Rules#outcomes}; may be null
     * @param reason why nothing needs to be done
     */
    record Dismiss(String outcome, String reason) implements Command {}

    /** Put it off: it comes back by itself. */
    record Snooze(Instant until) implements Command {}

    /** A snoozed task comes back now. */
    record Wake() implements Command {}

    record Assign(String owner) implements Command {}

    /** @param reason why it is not over after all */
    record Reopen(String reason) implements Command {}

    record Comment(String text) implements Command {}

    /** @param words what has come of a step of the task's playbook */
    record Progress(String words) implements Command {}
}
