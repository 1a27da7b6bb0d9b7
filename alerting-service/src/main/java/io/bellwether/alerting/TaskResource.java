package io.bellwether.alerting;

import io.bellwether.alerting.task.Task;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * One task, and what people do with it. What takes a body says that it consumes JSON: else a request without any would
 * be refused for its Content-Type, not for what is missing.
 */
@Path("/v1/tasks/{id}")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Tasks")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither csm nor admin.")
@APIResponse(responseCode = "404", description = "There is no such task.")
class TaskResource {

    static final String IF_MATCH = "The ETag of the version to act on; without it, whatever is there.";
    private static final String DONE = "The task after it.";
    private static final String BAD_BODY = "The body is not what this action takes; errors say where.";
    private static final String ILLEGAL = "Not legal in the task's status; the detail says why.";
    static final String CHANGED = "The task is no longer at the version in If-Match.";

    private final TaskSearch search;
    private final TaskDesk desk;
    private final Asks asks;
    private final SecurityIdentity person;

    TaskResource(TaskSearch search, TaskDesk desk, Asks asks, SecurityIdentity person) {
        this.search = search;
        this.desk = desk;
        this.asks = asks;
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
        return answer(task, search.withHistory(task));
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/acknowledge")
    @Operation(
            summary = "Takes a task up",
            description = "Legal while it is open, or snoozed while it was; then it wakes.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> acknowledge(String id, @Context Request request) throws SQLException {
        return act(id, new Ask.Acknowledge(), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/start")
    @Operation(
            summary = "Begins to work on a task",
            description = "Legal while it is open, acknowledged or snoozed; a snoozed one wakes.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> start(String id, @Context Request request) throws SQLException {
        return act(id, new Ask.Start(), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Completes a task", description = "Legal while it is not closed.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> complete(String id, @Valid Ask.Complete ask, @Context Request request)
            throws SQLException {
        return act(id, ask == null ? new Ask.Complete(null, null) : ask, request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Dismisses a task: nothing needs to be done",
            description = "Legal while it is not closed. Its risk or opportunity does not bring it back until "
                    + "it has gone and come again.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> dismiss(
            String id, @RequestBody(required = true) @Valid Ask.Dismiss ask, @Context Request request)
            throws SQLException {
        return act(id, given(ask, "/reason"), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/snooze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Puts a task off until a time",
            description = "Legal while it is not closed; snoozed again, the new time counts. It comes back by "
                    + "itself, as it was, and earlier where its severity rises.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> snooze(
            String id, @RequestBody(required = true) @Valid Ask.Snooze ask, @Context Request request)
            throws SQLException {
        return act(id, given(ask, "/until"), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/wake")
    @Operation(summary = "Brings a snoozed task back now", description = "Legal while it is snoozed.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> wake(String id, @Context Request request) throws SQLException {
        return act(id, new Ask.Wake(), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Gives a task to somebody",
            description =
                    "Legal while it is not closed. Where people are written down (/v1/people), only to one of them.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> assign(
            String id, @RequestBody(required = true) @Valid Ask.Assign ask, @Context Request request)
            throws SQLException {
        return act(id, given(ask, "/owner"), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Opens a closed task again",
            description = "Legal while it is closed and the newest of its account, type and reason.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "409", description = ILLEGAL)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> reopen(
            String id, @RequestBody(required = true) @Valid Ask.Reopen ask, @Context Request request)
            throws SQLException {
        return act(id, given(ask, "/reason"), request);
    }

    @POST
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Comments on a task",
            description = "Always legal. Comments are the entries `commented` of its history.")
    @APIResponse(responseCode = "200", description = DONE)
    @APIResponse(responseCode = "400", description = BAD_BODY)
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<TaskView> comment(
            String id, @RequestBody(required = true) @Valid Ask.Comment ask, @Context Request request)
            throws SQLException {
        return act(id, given(ask, "/text"), request);
    }

    /** Without a body, what is missing is its field. */
    private static <T extends Ask> T given(T ask, String field) {
        if (ask == null) {
            throw Ask.wrong("must be given", field);
        }
        return ask;
    }

    private RestResponse<TaskView> act(String id, Ask ask, Request request) throws SQLException {
        var who = person.getPrincipal().getName();
        var taskId = known(id);
        var command = asks.commands(ask, List.of(taskId), "").get(taskId);
        var task = desk.act(taskId, command, who, expectedBy(request));
        return answer(task, search.view(task));
    }

    private static RestResponse<TaskView> answer(Task task, TaskView view) {
        return ResponseBuilder.ok(view).tag(tag(task)).build();
    }

    static Predicate<Task> expectedBy(Request request) {
        return task -> request.evaluatePreconditions(tag(task)) == null;
    }

    private static EntityTag tag(Task task) {
        return tag(task.version());
    }

    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    static UUID known(String id) {
        return parsed(id).orElseThrow(() -> TaskDesk.noTask(id));
    }

    static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
