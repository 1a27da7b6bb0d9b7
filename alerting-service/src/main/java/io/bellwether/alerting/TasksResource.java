package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.escalate.Ladder;
import io.bellwether.problems.NextPage;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The list of tasks, and what people add to it. */
@Path("/v1/tasks")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Tasks")
class TasksResource {

    private static final int COUNTED = 1_000;

    private final TaskSearch search;
    private final Ladder ladder;
    private final TaskMaker maker;
    private final SecurityIdentity person;

    TasksResource(TaskSearch search, Ladder ladder, TaskMaker maker, SecurityIdentity person) {
        this.search = search;
        this.ladder = ladder;
        this.maker = maker;
        this.person = person;
    }

    @GET
    @Operation(
            summary = "Lists tasks",
            description =
                    "By default those that are neither closed nor snoozed, most urgent first. A page goes on where "
                            + "the one before ended: tasks that are raised meanwhile neither repeat nor push out "
                            + "others; one whose urgency changes meanwhile may move. The first 1,000 are counted.")
    @APIResponse(responseCode = "200", description = "A page of tasks.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not known or cannot have its value; errors name it.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public Page list(@Valid @BeanParam TaskListQuery query, @Context UriInfo uri) throws SQLException {
        var found = search.find(query.filter(ladder), query.order(), query.after(), query.limit() + 1, COUNTED);
        var tasks = found.page().stream().limit(query.limit()).toList();
        var next = found.page().size() > tasks.size()
                ? NextPage.link(
                        uri, "cursor", Cursor.at(query.order(), tasks.getLast()).token())
                : null;
        return new Page(search.views(tasks), found.counts(), next);
    }

    @POST
    @Operation(
            summary = "Makes a task by hand",
            description =
                    "Of the type manual, at once: no risk, silence, budget or cool-down holds back what somebody "
                            + "makes on purpose, and nothing resolves it by itself. Without an owner it goes to whom a task of "
                            + "the account would go. While it is not closed, there is no other one of that title for the account.")
    @APIResponse(responseCode = "201", description = "The task.")
    @APIResponse(responseCode = "400", description = "The body is not a task; errors say where.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    @APIResponse(
            responseCode = "409",
            description = "The account has a task of this title that is not closed; the detail names it.")
    public RestResponse<TaskView> make(@NotNull @Valid TaskBody body) throws SQLException {
        var task = maker.make(body, person.getPrincipal().getName());
        return ResponseBuilder.create(RestResponse.Status.CREATED, search.view(task))
                .location(URI.create("/v1/tasks/" + task.id()))
                .tag(TaskResource.tag(task.version()))
                .build();
    }

    /** A part of the tasks that were asked for. */
    @Schema(name = "TaskPage")
    @JsonInclude(Include.NON_NULL)
    record Page(
            List<TaskView> tasks,
            TaskCounts counts,

            @Schema(description = "Path and query of the next page; absent on the last.")
            String next) {}
}
