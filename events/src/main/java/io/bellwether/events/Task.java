package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.LocalDate;

/** Tasks (CTAs) for customer-success managers. Topic {@code csm-tasks}. */
public sealed interface Task extends Fact {

    /** Why a task exists. */
    @EnumNaming(KebabCase.class)
    enum Type {
        CHURN_RISK,
        EXPANSION
    }

    /** A task is open until it is done, dismissed or resolved by itself. */
    @EnumNaming(KebabCase.class)
    enum Status {
        OPEN,
        ACKNOWLEDGED,
        DONE,
        DISMISSED,
        RESOLVED
    }

    /**
     * The whole task as it now is.
     *
     * @param reason the indicator or opportunity; one open task per account, type and reason
     * @param change what happened, such as {@code raised} or {@code acknowledged}
     * @param owner the CSM; absent where the account has none
     * @param version counts the task's changes from 1
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
            LocalDate due)
            implements Task {}
}
