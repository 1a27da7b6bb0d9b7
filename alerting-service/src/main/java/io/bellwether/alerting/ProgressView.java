package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a task's playbook has got. */
@Schema(name = "TaskPlaybookProgress")
@JsonInclude(Include.NON_NULL)
record ProgressView(
        @Schema(description = "Its name.", examples = "low-engagement-recovery")
        String playbook,

        @Schema(description = "How many steps it has.") int total,
        @Schema(description = "Of these, still to be done.") int open,
        int done,
        @Schema(description = "Of these, not needed here.") int skipped,

        @Schema(description = "Of the open steps, the one that is due first; absent where none is open.")
        Next next) {

    ProgressView titled(String title) {
        return new ProgressView(
                playbook, total, open, done, skipped, new Next(next.number(), title, next.owner(), next.due()));
    }

    /** The step to do next. */
    @Schema(name = "TaskNextStep")
    record Next(
            @Schema(description = "From 1, as in /v1/tasks/{id}/playbook.")
            int number,

            @Schema(description = "With the figures of the account.", examples = "Call the champion: Jo Doe")
            String title,

            @Schema(description = "The role of who does it.", examples = "csm")
            String owner,

            @Schema(description = "The last day on which it is in time.")
            LocalDate due) {}
}
