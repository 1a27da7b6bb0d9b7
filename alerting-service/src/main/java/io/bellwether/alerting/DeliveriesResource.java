package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.problems.NextPage;
import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What was told to whom, and whether it arrived. */
@Path("/v1/deliveries")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "Deliveries")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Not admin.")
class DeliveriesResource {

    private final DeliverySearch search;
    private final DeliveryReplay replay;
    private final EndpointDesk endpoints;

    DeliveriesResource(DeliverySearch search, DeliveryReplay replay, EndpointDesk endpoints) {
        this.search = search;
        this.replay = replay;
        this.endpoints = endpoints;
    }

    @GET
    @Operation(summary = "Lists deliveries", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "A page of deliveries.")
    @APIResponse(responseCode = "400", description = "A parameter has a value that it cannot have.")
    public Page list(@Valid @BeanParam DeliveryQuery query, @Context UriInfo uri) throws SQLException {
        var found = search.page(query.where(), query.limit() + 1);
        var page = found.stream().limit(query.limit()).toList();
        return new Page(
                page,
                found.size() > page.size() ? NextPage.link(uri, "cursor", DeliveryQuery.cursor(page.getLast())) : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Reads a delivery and its attempts", description = "The newest 200, newest first.")
    @APIResponse(responseCode = "200", description = "The delivery.")
    @APIResponse(responseCode = "404", description = "There is no such delivery.")
    public DeliveryView read(String id) throws SQLException {
        return search.find(known(id)).orElseThrow(() -> noDelivery(id));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Sends a delivery at once, if need be once more",
            description = "Under the same id, with all retries, whatever it waits for.")
    @APIResponse(responseCode = "202", description = "It will be sent at once.")
    @APIResponse(responseCode = "404", description = "There is no such delivery.")
    @APIResponse(responseCode = "409", description = "It is being sent right now, or its endpoint is disabled.")
    public RestResponse<Void> replay(String id) throws SQLException {
        var delivery = read(id);
        if (delivery.endpoint() != null && !endpoints.find(delivery.endpoint()).enabled()) {
            throw EndpointDesk.disabled();
        }
        if (!replay.one(delivery.id())) {
            throw ProblemException.conflict("The delivery is being sent right now.");
        }
        return ResponseBuilder.<Void>create(RestResponse.Status.ACCEPTED).build();
    }

    @POST
    @Path("/replay")
    @Operation(
            summary = "Sends once more all e-mails of a time, to a person or to everybody",
            description = "Each under the id that it had, those too that failed and would be tried again later. What "
                    + "waits for its first attempt or is being sent is not affected. What endpoints were sent is sent "
                    + "once more by /v1/webhooks/{id}/replay.")
    @APIResponse(responseCode = "202", description = "They will be sent; count says how many.")
    @APIResponse(responseCode = "400", description = "The body names no time, or one that ends before it begins.")
    @APIResponse(responseCode = "404", description = "There is no such person.")
    @APIResponse(responseCode = "409", description = "No e-mails are sent here.")
    public RestResponse<Count> replay(@NotNull @Valid Mails mails) throws SQLException {
        if (!mails.until().isAfter(mails.since())) {
            throw EndpointBody.invalid("must be after since", "/until");
        }
        int count = replay.mails(mails.person(), mails.since(), mails.until());
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, new Count(count))
                .build();
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw noDelivery(id);
        }
    }

    private static ProblemException noDelivery(String id) {
        return ProblemException.notFound("There is no delivery with the id " + id + ".");
    }

    /**
     * E-mails that were made in a span of time.
     *
     * @param person whom they were for; everybody where it is absent
     * @param until the first moment after it
     */
    @Schema(name = "MailReplay")
    record Mails(
            @Size(min = 1) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
            String person,

            @NotNull Instant since,
            @NotNull Instant until) {}

    /** How many will be sent. */
    @Schema(name = "Replayed")
    record Count(int count) {}

    /** A part of the deliveries that were asked for. */
    @Schema(name = "DeliveryPage")
    @JsonInclude(Include.NON_NULL)
    record Page(List<DeliveryView> deliveries, String next) {}
}
