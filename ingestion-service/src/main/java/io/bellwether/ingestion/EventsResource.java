package io.bellwether.ingestion;

import io.bellwether.ingestion.admission.Verdict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where publishers send CloudEvents, in any of the three content modes. */
@Path(EventsResource.PATH)
@RolesAllowed({"publisher", "admin"})
@RunOnVirtualThread
class EventsResource {

    static final String PATH = "/v1/events";

    private final Bodies bodies;
    private final EventsRequests requests;
    private final Delivery delivery;
    private final IngestionMetrics metrics;
    private final IngestionConfig config;

    EventsResource(
            Bodies bodies,
            EventsRequests requests,
            Delivery delivery,
            IngestionMetrics metrics,
            IngestionConfig config) {
        this.bodies = bodies;
        this.requests = requests;
        this.delivery = delivery;
        this.metrics = metrics;
        this.config = config;
    }

    @POST
    @Consumes({ContentMode.EVENT, ContentMode.BATCH_OF_EVENTS, ContentMode.JSON})
    @Operation(
            summary = "Take CloudEvents",
            description = "One event (at most 1 MiB), or a batch (at most 1,000 events and 10 MiB); gzip is welcome."
                    + " Each event gets a receipt, in order; a bad one never holds back a good one."
                    + " Accepted means: acknowledged by all in-sync replicas of the broker.")
    @RequestBody(
            content = {
                @Content(mediaType = ContentMode.EVENT),
                @Content(mediaType = ContentMode.BATCH_OF_EVENTS),
                @Content(mediaType = ContentMode.JSON)
            })
    @APIResponse(
            responseCode = "202",
            description = "All events are accepted, or duplicates of others in the request or of some accepted lately.",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "207", description = "Some events are accepted, the others rejected.")
    @APIResponse(responseCode = "400", description = "No event is accepted.")
    @APIResponse(responseCode = "413", description = "The body is too large, or the batch has too many events.")
    @APIResponse(
            responseCode = "415",
            description = "Content-Type, charset or Content-Encoding is none of those taken.")
    @APIResponse(
            responseCode = "429",
            description = "The publisher has more under way than its share; nothing was taken: send the request again"
                    + " after Retry-After seconds.")
    @APIResponse(
            responseCode = "503",
            description =
                    "The broker is away, or too much comes at once: send the whole request again after Retry-After"
                            + " seconds. What was stored already counts once.")
    public Response take(InputStream body, @Context HttpHeaders headers, @Context SecurityContext caller)
            throws IOException {
        var mode = ContentMode.of(headers.getMediaType());
        int limit = Math.toIntExact(
                (mode == ContentMode.BATCH ? config.batchBytes() : config.largestEvent()).asLongValue());
        try (var read =
                bodies.read(body, headers, limit, caller.getUserPrincipal().getName())) {
            metrics.bytes(read.bytes().length);
            return answer(requests.judge(mode, read.bytes(), headers));
        }
    }

    private Response answer(List<Verdict> verdicts) {
        var receipts = delivery.finish("http", delivery.begin(verdicts));
        return Answer.of(receipts).response(config.retryAfter());
    }
}
