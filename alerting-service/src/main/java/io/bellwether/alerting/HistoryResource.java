package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.problems.NextPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All that happened to a task. */
@Path("/v1/tasks/{id}/history")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Tasks")
class HistoryResource {

    private final DataSource database;
    private final TaskSearch search;

    HistoryResource(DataSource database, TaskSearch search) {
        this.database = database;
        this.search = search;
    }

    @GET
    @Operation(
            summary = "Lists what happened to a task",
            description = "Newest first, back to its first change. What happens meanwhile moves no page.")
    @APIResponse(responseCode = "200", description = "A page of changes.")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not known or cannot have its value; errors name it.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    @APIResponse(responseCode = "404", description = "There is no such task.")
    public Page list(String id, @Valid @BeanParam HistoryQuery query, @Context UriInfo uri) throws SQLException {
        var task = TaskResource.known(id);
        var where = query.where(task);
        if (search.find(task).isEmpty()) {
            throw TaskDesk.noTask(id);
        }
        try (var connection = database.getConnection()) {
            var found = TaskHistory.page(connection, where, query.limit() + 1);
            var page = found.stream().limit(query.limit()).toList();
            return new Page(
                    page,
                    found.size() > page.size()
                            ? NextPage.link(uri, "cursor", page.getLast().version())
                            : null);
        }
    }

    /** A part of a history. */
    @Schema(name = "TaskHistoryPage")
    @JsonInclude(Include.NON_NULL)
    record Page(
            List<TaskView.Entry> history,

            @Schema(description = "Path and query of the next page; absent on the last.")
            String next) {}
}
