package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.time.LocalDate;

/** Tasks (CTAs) for customer-success managers. Topic {@code csm-tasks}. */
public sealed interface Task extends Fact {

    /** Why a task exists: a risk, an opportunity, a date in the calendar of the account, or a person who wants it. */
    @EnumNaming(KebabCase.class)
    enum Type {
        CHURN_RISK,
        EXPANSION,
        RENEWAL,
        QBR,
        REVIEW,
        CHECK_IN,
        ONBOARDING,
        MANUAL
    }

    /** A task is worked on until it is done, dismissed or resolved by itself; then it may be opened again. */
    @EnumNaming(KebabCase.class)
    enum Status {
        OPEN,
        ACKNOWLEDGED,
        IN_PROGRESS,
        SNOOZED,
        DONE,
        DISMISSED,
        RESOLVED
    }

    /**
     * The whole task as it now is.
     *
     * @param reason the indicator, opportunity or milestone, or the title that a person gave it; one task that is not
     *     closed per account, type and reason
     * @param change what happened, such as {@code raised} or {@code acknowledged}
     * @param owner the CSM; absent where the account has none
     * @param version counts the task's changes from 1
     * @param who made the change: a person's name, or the source of the event
     * @param occurrence counts the tasks of the account, type and reason from 1
     * @param outcome what came of it, such as {@code saved}; absent until it is closed, and where none was given
     * @param snoozedUntil absent unless it is snoozed
     * @param urgency what tasks are sorted by, as it was at this change; the higher, the more urgent
     */
    @Kind(value = "task.changed", says = "A task was created, changed or closed.")
    record Changed(
            @Required String task,
            @Required Long version,
            @Required Type type,
            @Required String reason,
            @Required Status status,
            @Required String change,
            @Required Severity severity,
            @Required String title,
            String evidence,
            String owner,
            LocalDate due,
            String who,
            Integer occurrence,
            String outcome,
            Instant snoozedUntil,
            Double urgency)
            implements Task {}
}
