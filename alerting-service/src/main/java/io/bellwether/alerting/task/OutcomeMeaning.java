package io.bellwether.alerting.task;

/** What an outcome says of the rule that raised the task. */
public enum OutcomeMeaning {
    /** There was something to do, and it was done, whether or not it succeeded. */
    ACTED,
    /** There was nothing to do: the rule was wrong. */
    FALSE_ALARM,
    /** Nothing. */
    NEITHER
}
