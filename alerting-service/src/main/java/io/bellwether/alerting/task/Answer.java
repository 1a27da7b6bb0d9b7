package io.bellwether.alerting.task;

/** What comes of a command. */
public sealed interface Answer {

    record Done(Change change) implements Answer {}

    /** Not legal in the task's state. */
    record Refused(String why) implements Answer {}
}
