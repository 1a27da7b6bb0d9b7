package io.bellwether.alerting.task;

/** What comes of a command. */
public sealed interface Outcome {

    record Done(Change change) implements Outcome {}

    /** Not legal in the task's state. */
    record Refused(String why) implements Outcome {}
}
