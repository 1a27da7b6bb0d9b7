package io.bellwether.alerting;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A step of a task's playbook, by its number from 1, and what people do with it. */
@Path("/v1/tasks/{id}/steps/{number}")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Playbooks")
@APIResponse(responseCode = "200", description = "The playbook after it.")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither csm nor admin.")
@APIResponse(responseCode = "404", description = "There is no such task or step.")
@APIResponse(responseCode = "409", description = "The step is in that state already, or the task is closed.")
@APIResponse(responseCode = "412", description = TaskResource.CHANGED)
class StepResource {

    private final PlayDesk desk;
    private final PlayLibrary library;
    private final SecurityIdentity person;

    StepResource(PlayDesk desk, PlayLibrary library, SecurityIdentity person) {
        this.desk = desk;
        this.library = library;
        this.person = person;
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = TaskResource.IF_MATCH)
    @Path("/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Completes a step", description = "Legal while the task is not closed.")
    public RestResponse<PlayView> complete(String id, int number, @Valid Note note, @Context Request request)
            throws SQLException {
        return set(id, mark(number, "done", note), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = TaskResource.IF_MATCH)
    @Path("/skip")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Skips a step: it is not needed here", description = "Legal while the task is not closed.")
    public RestResponse<PlayView> skip(String id, int number, @Valid Note note, @Context Request request)
            throws SQLException {
        return set(id, mark(number, "skipped", note), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = TaskResource.IF_MATCH)
    @Path("/reopen")
    @Operation(summary = "Opens a step again", description = "Legal while the task is not closed.")
    public RestResponse<PlayView> reopen(String id, int number, @Context Request request) throws SQLException {
        return set(id, mark(number, "open", null), request);
    }

    private static PlayDesk.Mark mark(int number, String status, Note note) {
        return new PlayDesk.Mark(number, status, note == null ? null : note.note());
    }

    private RestResponse<PlayView> set(String id, PlayDesk.Mark mark, Request request) throws SQLException {
        var task = PlayResource.known(id);
        desk.set(task, mark, person.getPrincipal().getName(), TaskResource.expectedBy(request));
        return PlayResource.answer(library.show(task));
    }

    /** @param note what came of it */
    record Note(
            @Size(max = 2_000) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String note) {}
}
