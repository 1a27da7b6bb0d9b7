package io.bellwether.alerting;

import io.bellwether.alerting.task.Rules;
import io.bellwether.alerting.task.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The words with which tasks are closed. */
@Path("/v1/outcomes")
@RolesAllowed({"csm", "admin"})
@Tag(name = "Tasks")
class OutcomesResource {

    private final Rules rules;

    OutcomesResource(Rules rules) {
        this.rules = rules;
    }

    @GET
    @Operation(summary = "Lists the outcomes that a task can be closed with")
    @APIResponse(responseCode = "200", description = "All outcomes, in the order of the rules.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public Outcomes list() {
        return new Outcomes(rules.outcomes().entrySet().stream()
                .map(outcome -> new Outcome(outcome.getKey(), Words.of(outcome.getValue())))
                .toList());
    }

    /** All of them. */
    @Schema(name = "Outcomes")
    record Outcomes(List<Outcome> outcomes) {}

    /** One of them, and what it says of the rule that raised the task. */
    @Schema(name = "Outcome")
    record Outcome(
            @Schema(examples = "saved") String outcome,

            @Schema(enumeration = {"acted", "false-alarm", "neither"})
            String means) {}
}
