package io.bellwether.alerting.notify;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.alerting.task.Step;
import io.bellwether.events.KebabCase;

/** What there is to tell of a task: something happened to it, or needs to. */
@EnumNaming(KebabCase.class)
public enum Occasion {
    RAISED,
    UPDATED,
    ASSIGNED,
    ACKNOWLEDGED,
    STARTED,
    SNOOZED,
    WOKEN,
    COMMENTED,
    PROGRESSED,
    COMPLETED,
    DISMISSED,
    RESOLVED,
    REOPENED,
    /** Somebody further up should look at it. */
    ESCALATED,
    /** The last day on which acting is in time is near: of the task, or of a step of its playbook. */
    DUE_SOON,
    /** No task at all: somebody tries whether a delivery arrives. */
    TEST;

    /** Each step is an occasion of the same name. */
    public static Occasion of(Step step) {
        return valueOf(step.name());
    }
}
