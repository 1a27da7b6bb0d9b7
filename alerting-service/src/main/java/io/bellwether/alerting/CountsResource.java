package io.bellwether.alerting;

import io.bellwether.alerting.escalate.Ladder;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many tasks there are. */
@Path("/v1/tasks/counts")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Tasks")
class CountsResource {

    private final TaskSearch search;
    private final Ladder ladder;

    CountsResource(TaskSearch search, Ladder ladder) {
        this.search = search;
        this.ladder = ladder;
    }

    @GET
    @Operation(
            summary = "Counts tasks exactly",
            description =
                    "Takes the filters of the list. Looks at every task that matches: where the list's own counts "
                            + "suffice, they cost less.")
    @APIResponse(responseCode = "200", description = "How many.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not known or cannot have its value; errors name it.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public TaskCounts count(@Valid @BeanParam TaskListQuery query) throws SQLException {
        return search.countAll(query.filter(ladder));
    }
}
