package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Words;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** One action on many tasks. */
@Path("/v1/tasks/bulk")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Tasks")
class BulkResource {

    private static final int MOST = 200;
    private static final int MULTI_STATUS = 207;

    private final TaskDesk desk;
    private final Asks asks;
    private final SecurityIdentity person;

    BulkResource(TaskDesk desk, Asks asks, SecurityIdentity person) {
        this.desk = desk;
        this.asks = asks;
        this.person = person;
    }

    @POST
    @Operation(
            summary = "Does the same with up to 200 tasks",
            description = "Exactly one action is given, with the body that it takes for one task. Each task is changed "
                    + "by itself: what is not possible with one holds no other back. Results come in the order of "
                    + "the tasks.")
    @APIResponse(responseCode = "200", description = "All tasks are changed.")
    @APIResponse(responseCode = "207", description = "Some are not; the result of each says why.")
    @APIResponse(responseCode = "400", description = "The body is not as described; nothing is changed.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public RestResponse<Results> act(@NotNull @Valid Bulk bulk) throws SQLException {
        var only = bulk.only();
        var ids = bulk.tasks().stream()
                .flatMap(item -> TaskResource.parsed(item.id()).stream())
                .toList();
        var commands = asks.commands(only.getValue(), ids, "/" + only.getKey());
        var who = person.getPrincipal().getName();
        var results =
                bulk.tasks().stream().map(item -> act(item, commands, who)).toList();
        boolean all = results.stream().allMatch(result -> result.problem() == null);
        return ResponseBuilder.<Results>create(all ? 200 : MULTI_STATUS)
                .entity(new Results(results))
                .build();
    }

    private Result act(Item item, Map<UUID, Command> commands, String who) {
        try {
            var id = TaskResource.known(item.id());
            var task =
                    desk.act(id, commands.get(id), who, it -> item.version() == null || item.version() == it.version());
            return new Result(
                    item.id(), 200, task.version(), Words.of(task.state().status()), null);
        } catch (ProblemException e) {
            return new Result(item.id(), e.problem().status(), null, null, e.problem());
        }
    }

    /** One action and the tasks it is for. */
    @Schema(name = "BulkAction")
    record Bulk(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid Item> tasks,
            @Valid Ask.Acknowledge acknowledge,
            @Valid Ask.Start start,
            @Valid Ask.Complete complete,
            @Valid Ask.Dismiss dismiss,
            @Valid Ask.Snooze snooze,
            @Valid Ask.Wake wake,
            @Valid Ask.Assign assign,
            @Valid Ask.Reopen reopen,
            @Valid Ask.Comment comment) {

        /** The action that is given, by its name. */
        Map.Entry<String, Ask> only() {
            var asks = new LinkedHashMap<String, Ask>();
            asks.put("acknowledge", acknowledge);
            asks.put("start", start);
            asks.put("complete", complete);
            asks.put("dismiss", dismiss);
            asks.put("snooze", snooze);
            asks.put("wake", wake);
            asks.put("assign", assign);
            asks.put("reopen", reopen);
            asks.put("comment", comment);
            var names = String.join(", ", asks.keySet());
            asks.values().removeIf(ask -> ask == null);
            if (asks.size() != 1) {
                throw ProblemException.badRequest("Give exactly one of " + names + ".");
            }
            return asks.firstEntry();
        }
    }

    /** A task to act on. */
    @Schema(name = "BulkItem")
    record Item(
            @NotNull String id,

            @Schema(description = "Act only where the task is at this version; without it, whatever is there.")
            Long version) {}

    /** What came of a bulk action. */
    @Schema(name = "BulkResults")
    record Results(List<Result> results) {}

    /** What came of it for one task. */
    @Schema(name = "BulkResult")
    @JsonInclude(Include.NON_NULL)
    record Result(
            String id,

            @Schema(description = "As for the same action on one task: 200, 404, 409 or 412.")
            int httpStatus,

            @Schema(description = "Of the task, after it.") Long version,
            @Schema(description = "Of the task, after it.") String status,
            Problem problem) {}
}
