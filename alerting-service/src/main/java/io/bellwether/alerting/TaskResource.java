package io.bellwether.alerting;

import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Command.Acknowledge;
import io.bellwether.alerting.task.Command.Complete;
import io.bellwether.alerting.task.Command.Dismiss;
import io.bellwether.alerting.task.Task;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
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

/** One task, and what people do with it. */
@Path("/v1/tasks/{id}")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Tasks")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither csm nor admin.")
@APIResponse(responseCode = "404", description = "There is no such task.")
class TaskResource {

    private static final int LONGEST_TEXT = 2_000;
    private static final String IF_MATCH = "The ETag of the version to act on; without it, whatever is there.";

    private final TaskSearch search;
    private final TaskDesk desk;
    private final SecurityIdentity person;

    TaskResource(TaskSearch search, TaskDesk desk, SecurityIdentity person) {
        this.search = search;
        this.desk = desk;
        this.person = person;
    }

    @GET
    @Operation(
            summary = "Reads a task and its history",
            description = "The ETag is the task's version: send it as If-Match when acting on what was read.")
    @APIResponse(responseCode = "200", description = "The task.")
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match.")
    public RestResponse<TaskView> read(String id, @Context Request request) throws SQLException {
        var task = search.find(known(id)).orElseThrow(() -> TaskDesk.noTask(id));
        var unmet = request.evaluatePreconditions(tag(task));
        if (unmet != null) {
            return ResponseBuilder.<TaskView>create(unmet.build().getStatus())
                    .tag(tag(task))
                    .build();
        }
        return answer(task, TaskView.of(task, search.history(task.id())));
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/acknowledge")
    @Operation(summary = "Takes a task up", description = "Legal while it is open.")
    @APIResponse(responseCode = "200", description = "The task after it.")
    @APIResponse(responseCode = "409", description = "Not legal in the task's status; the detail says why.")
    @APIResponse(responseCode = "412", description = "The task is no longer at the version in If-Match.")
    public RestResponse<TaskView> acknowledge(String id, @Context Request request) {
        return act(id, new Acknowledge(), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/complete")
    @Consumes(MediaType.APPLICATION_JSON) // else no body without a Content-Type would be refused
    @Operation(summary = "Completes a task", description = "Legal while it is open or acknowledged.")
    @APIResponse(responseCode = "200", description = "The task after it.")
    @APIResponse(responseCode = "400", description = "The body is not what this action takes; errors say where.")
    @APIResponse(responseCode = "409", description = "Not legal in the task's status; the detail says why.")
    @APIResponse(responseCode = "412", description = "The task is no longer at the version in If-Match.")
    public RestResponse<TaskView> complete(String id, @Valid Completion completion, @Context Request request) {
        return act(id, new Complete(completion == null ? null : completion.outcome()), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/dismiss")
    @Operation(
            summary = "Dismisses a task: nothing needs to be done",
            description = "Legal while it is open or acknowledged. Its risk or opportunity opens no new task until it "
                    + "has gone and come back.")
    @APIResponse(responseCode = "200", description = "The task after it.")
    @APIResponse(responseCode = "400", description = "The body is not what this action takes; errors say where.")
    @APIResponse(responseCode = "409", description = "Not legal in the task's status; the detail says why.")
    @APIResponse(responseCode = "412", description = "The task is no longer at the version in If-Match.")
    public RestResponse<TaskView> dismiss(String id, @NotNull @Valid Dismissal dismissal, @Context Request request) {
        return act(id, new Dismiss(dismissal.reason()), request);
    }

    private RestResponse<TaskView> act(String id, Command command, Request request) {
        var who = person.getPrincipal().getName();
        var task = desk.act(known(id), command, who, it -> request.evaluatePreconditions(tag(it)) == null);
        return answer(task, TaskView.of(task));
    }

    private static RestResponse<TaskView> answer(Task task, TaskView view) {
        return ResponseBuilder.ok(view).tag(tag(task)).build();
    }

    private static EntityTag tag(Task task) {
        return new EntityTag(Long.toString(task.version()));
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw TaskDesk.noTask(id);
        }
    }

    /** @param outcome what came of it, for the history and for those who look back */
    record Completion(
            @Size(max = LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String outcome) {}

    /** @param reason why nothing needs to be done */
    record Dismissal(
            @NotBlank @Size(max = LONGEST_TEXT) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String reason) {}
}
