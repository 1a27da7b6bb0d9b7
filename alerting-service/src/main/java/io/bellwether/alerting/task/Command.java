package io.bellwether.alerting.task;

/** What a person asks to be done with a task. */
public sealed interface Command {

    /** I have seen it and take it up. */
    record Acknowledge() implements Command {}

    /** @param outcome what came of it; may be null */
    record Complete(String outcome) implements Command {}

    /** @param reason why nothing needs to be done */
    record Dismiss(String reason) implements Command {}
}
