package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.problems.NextPage;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where tasks are told of over HTTP: Slack, Microsoft Teams, and systems that take Standard Webhooks. */
@Path("/v1/webhooks")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "Webhooks")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Not admin.")
class EndpointsResource {

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final EndpointDesk desk;
    private final EndpointChecks checks;
    private final SecurityIdentity caller;

    EndpointsResource(EndpointDesk desk, EndpointChecks checks, SecurityIdentity caller) {
        this.desk = desk;
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lists endpoints", description = "In order of their ids, without URLs and secrets.")
    @APIResponse(responseCode = "200", description = "A page of endpoints.")
    @APIResponse(responseCode = "400", description = "A parameter has a value that it cannot have.")
    public Page list(
            @Parameter(description = "Endpoints per page.") @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @Parameter(description = "As in the next link of the page before.") @RestQuery UUID cursor,
            @Context UriInfo uri)
            throws SQLException {
        var found = desk.page(cursor, limit + 1);
        var page = found.stream().limit(limit).toList();
        return new Page(
                page,
                found.size() > limit
                        ? NextPage.link(uri, "cursor", page.getLast().id())
                        : null);
    }

    @POST
    @Operation(
            summary = "Adds an endpoint",
            description =
                    "The answer has the secret with which messages of the channel webhook are verified; it is never "
                            + "shown again.")
    @APIResponse(responseCode = "201", description = "The endpoint, with its secret.")
    @APIResponse(responseCode = "400", description = "The body is not an endpoint; errors say where.")
    @APIResponse(responseCode = "409", description = "The service has no key to encrypt secrets with.")
    public RestResponse<EndpointView> add(@NotNull @Valid EndpointBody body) throws SQLException {
        if (body.channel() == null) {
            throw EndpointBody.invalid("is required", "/channel");
        }
        if (body.url() == null) {
            throw EndpointBody.invalid("is required", "/url");
        }
        if (body.person() != null && body.person().isEmpty()) {
            throw EndpointBody.invalid("must not be empty", "/person");
        }
        var added = desk.add(body, checks.check(body));
        return ResponseBuilder.<EndpointView>created(URI.create("/v1/webhooks/" + added.id()))
                .entity(added)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Reads an endpoint", description = "Without its URL and secret.")
    @APIResponse(responseCode = "200", description = "The endpoint.")
    @APIResponse(responseCode = "404", description = "There is no such endpoint.")
    public EndpointView read(String id) throws SQLException {
        return desk.find(EndpointDesk.known(id));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Changes an endpoint, or enables or disables it",
            description =
                    "It can be given as it is read: what the service adds is not looked at, the origin neither: give a "
                            + "url for another. What is not given stays as it is; an empty list clears that part of the "
                            + "filter, an empty text the description or the person. Channel and signature cannot change. "
                            + "While it is disabled, deliveries are written down but not sent: replay them after enabling "
                            + "it.")
    @APIResponse(responseCode = "200", description = "The endpoint as it is now.")
    @APIResponse(responseCode = "400", description = "The body is not an endpoint; errors say where.")
    @APIResponse(responseCode = "404", description = "There is no such endpoint.")
    public EndpointView change(String id, @NotNull @Valid EndpointBody body) throws SQLException {
        return desk.change(
                EndpointDesk.known(id),
                body,
                checks.check(body),
                caller.getPrincipal().getName());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes an endpoint", description = "And all its deliveries, sent or not.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "There is no such endpoint.")
    public void delete(String id) throws SQLException {
        desk.delete(EndpointDesk.known(id));
    }

    @POST
    @Path("/{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replaces the secret of an endpoint",
            description =
                    "Messages are signed with both until the old one expires: after 24 hours, or as expireAfter says.")
    @APIResponse(responseCode = "200", description = "The endpoint, with its new secret.")
    @APIResponse(responseCode = "400", description = "The old secret cannot be used for so long; errors say where.")
    @APIResponse(responseCode = "404", description = "There is no such endpoint.")
    @APIResponse(responseCode = "409", description = "An endpoint of this channel has no secret.")
    public EndpointView rotate(String id, Rotation rotation) {
        var overlap = rotation == null || rotation.expireAfter() == null ? OVERLAP : rotation.expireAfter();
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw EndpointBody.invalid("must be from PT0S to P30D", "/expireAfter");
        }
        return desk.rotate(EndpointDesk.known(id), overlap);
    }

    @POST
    @Path("/{id}/ping")
    @Operation(summary = "Sends an endpoint a test", description = "Follow it at /v1/deliveries/{id}.")
    @APIResponse(responseCode = "202", description = "It will be sent at once.")
    @APIResponse(responseCode = "404", description = "There is no such endpoint.")
    @APIResponse(responseCode = "409", description = "The endpoint is disabled.")
    public RestResponse<Accepted> ping(String id) {
        var delivery = desk.ping(EndpointDesk.known(id), caller.getPrincipal().getName());
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, new Accepted(delivery, 1))
                .build();
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Sends once more all that an endpoint was, or should have been, sent since a time",
            description = "Each under the id that it had, those too that failed and would be tried again later. What "
                    + "waits for its first attempt or is being sent is not affected.")
    @APIResponse(responseCode = "202", description = "They will be sent; count says how many.")
    @APIResponse(responseCode = "400", description = "The body names no time.")
    @APIResponse(responseCode = "404", description = "There is no such endpoint.")
    @APIResponse(responseCode = "409", description = "The endpoint is disabled.")
    public RestResponse<Accepted> replay(String id, @NotNull @Valid Replay replay) {
        int count = desk.replay(EndpointDesk.known(id), replay.since());
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, new Accepted(null, count))
                .build();
    }

    /** A part of the endpoints. */
    @Schema(name = "EndpointPage")
    @JsonInclude(Include.NON_NULL)
    record Page(List<EndpointView> webhooks, String next) {}

    /** How a secret is replaced. */
    record Rotation(
            @Schema(
                    description = "How long the old secret is used beside the new one, from PT0S to P30D.",
                    examples = "PT24H",
                    defaultValue = "PT24H")
            Duration expireAfter) {}

    /** @param since deliveries that were made then or later */
    record Replay(@NotNull Instant since) {}

    /** What will be sent. */
    @JsonInclude(Include.NON_NULL)
    record Accepted(UUID delivery, int count) {}
}
