package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a task reached a level, or that a time was not kept, as the API gives it. */
@Schema(name = "TaskEscalation")
@JsonInclude(Include.NON_NULL)
record EscalationView(
        @Schema(description = "As escalation.yaml names it.", examples = "manager")
        String level,

        @Schema(
                description = "The SLA that was not kept; absent where the task has reached the level.",
                enumeration = {"acknowledge", "close"})
        String slaBreached,

        @Schema(description = "true: a higher level was reached at the same time, and nobody of this one was told.")
        boolean passed,

        Instant at,
        @Schema(description = "In plain words.") String why,
        @Schema(description = "The ids of who was told.") List<String> told) {}
