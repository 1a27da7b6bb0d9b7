package io.bellwether.ingestion;

import io.bellwether.events.EventType;
import io.bellwether.ingestion.admission.ContractFile;
import io.bellwether.problems.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The contract for publishers to read: kinds of events, their schemas, a sample of each. */
@Path("/v1")
@PermitAll
class SchemasResource {

    /**
     * One kind of event.
     *
     * @param type the CloudEvents type
     * @param publishable whether publishers may send it; the others Bellwether alone sends
     * @param url path of the JSON Schema of its data
     * @param sample path of a sample event
     */
    record KindOfEvent(
            String kind, String type, String topic, String says, boolean publishable, String url, String sample) {

        static KindOfEvent of(EventType type) {
            return new KindOfEvent(
                    type.kind(),
                    type.name(),
                    type.topic().topicName(),
                    type.says(),
                    type.topic().published(),
                    "/v1/schemas/" + type.kind(),
                    "/v1/samples/" + type.kind());
        }
    }

    @GET
    @Path("/schemas")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the kinds of events")
    public List<KindOfEvent> kinds() {
        return EventType.all().stream().map(KindOfEvent::of).toList();
    }

    @GET
    @Path("/schemas/{kind}")
    @Produces("application/schema+json")
    @Operation(summary = "Read the JSON Schema (draft 2020-12) of a kind's data")
    @APIResponse(responseCode = "200", description = "The schema.")
    @APIResponse(responseCode = "404", description = "There is no such kind.")
    public byte[] schema(String kind) {
        return ContractFile.SCHEMAS.of(type(kind));
    }

    @GET
    @Path("/samples/{kind}")
    @Produces(ContentMode.EVENT)
    @Operation(summary = "Read a sample event of a kind, in structured mode")
    @APIResponse(responseCode = "200", description = "The event.")
    @APIResponse(responseCode = "404", description = "There is no such kind.")
    public byte[] sample(String kind) {
        return ContractFile.SAMPLES.of(type(kind));
    }

    private static EventType type(String kind) {
        return EventType.all().stream()
                .filter(type -> type.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no kind of that name; /v1/schemas lists them."));
    }
}
