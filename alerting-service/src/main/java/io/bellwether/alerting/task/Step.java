package io.bellwether.alerting.task;

/** What happened to a task in one change. */
public enum Step {
    RAISED,
    UPDATED,
    ACKNOWLEDGED,
    STARTED,
    SNOOZED,
    WOKEN,
    ASSIGNED,
    COMMENTED,
    PROGRESSED,
    ESCALATED,
    COMPLETED,
    DISMISSED,
    RESOLVED,
    REOPENED
}
