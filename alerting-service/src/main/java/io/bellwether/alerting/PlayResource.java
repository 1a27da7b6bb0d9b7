package io.bellwether.alerting;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The playbook of a task. */
@Path("/v1/tasks/{id}/playbook")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Playbooks")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither csm nor admin.")
@APIResponse(responseCode = "404", description = "There is no such task, playbook or step.")
class PlayResource {

    private final PlayDesk desk;
    private final PlayLibrary library;
    private final SecurityIdentity person;

    PlayResource(PlayDesk desk, PlayLibrary library, SecurityIdentity person) {
        this.desk = desk;
        this.library = library;
        this.person = person;
    }

    @GET
    @Operation(
            summary = "Reads the playbook of a task",
            description = "Steps with the last day on which each is in time, and the guide with the account's figures. "
                    + "The ETag is the task's version: send it as If-Match when acting on what was read.")
    @APIResponse(responseCode = "200", description = "The playbook.")
    public RestResponse<PlayView> read(String id) throws SQLException {
        return answer(library.show(known(id)));
    }

    @PUT
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = TaskResource.IF_MATCH)
    @Operation(
            summary = "Lets a task go by another playbook",
            description = "From its first step on; what was done by the other one stays in the task's history.")
    @APIResponse(responseCode = "200", description = "The playbook.")
    @APIResponse(responseCode = "409", description = "The task is closed.")
    @APIResponse(responseCode = "412", description = TaskResource.CHANGED)
    public RestResponse<PlayView> replace(String id, @NotNull @Valid Wanted wanted, @Context Request request)
            throws SQLException {
        desk.replace(
                known(id),
                library.latest(wanted.playbook()),
                person.getPrincipal().getName(),
                TaskResource.expectedBy(request));
        return read(id);
    }

    static RestResponse<PlayView> answer(PlayLibrary.Shown shown) {
        return ResponseBuilder.ok(shown.play())
                .tag(TaskResource.tag(shown.version()))
                .build();
    }

    static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw TaskDesk.noTask(id);
        }
    }

    /** @param playbook its name */
    record Wanted(@NotBlank @Size(max = 64) String playbook) {}
}
