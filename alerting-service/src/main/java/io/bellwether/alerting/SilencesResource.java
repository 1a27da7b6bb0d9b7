package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.problems.NextPage;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What nobody wants to hear of for a while. */
@Path("/v1/silences")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Silences")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(
        responseCode = "403",
        description = "Neither csm nor admin; or a CSM who would silence, or change, what is not theirs.")
class SilencesResource {

    private static final String IF_MATCH = "The ETag of the version to act on; without it, whatever is there.";
    private static final String CHANGED = "The silence is no longer at the version in If-Match.";

    private final SilenceDesk desk;
    private final SecurityIdentity caller;

    SilencesResource(SilenceDesk desk, SecurityIdentity caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lists silences", description = "Those that end last first.")
    @APIResponse(responseCode = "200", description = "A page of silences.")
    @APIResponse(responseCode = "400", description = "A parameter has a value that it cannot have.")
    public Page list(@Valid @BeanParam SilenceQuery query, @Context UriInfo uri) throws SQLException {
        var found = desk.page(query);
        var page = found.stream().limit(query.limit()).toList();
        return new Page(
                page,
                found.size() > page.size() ? NextPage.link(uri, "cursor", SilenceQuery.cursor(page.getLast())) : null);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Reads a silence",
            description = "With what was done with it. The ETag is its version: send it as If-Match when changing or "
                    + "ending what was read.")
    @APIResponse(responseCode = "200", description = "The silence.")
    @APIResponse(responseCode = "404", description = "There is no such silence.")
    public RestResponse<SilenceView> read(String id) throws SQLException {
        return answer(desk.read(known(id)));
    }

    @POST
    @Operation(
            summary = "Silences what matches for a while",
            description = "What is raised meanwhile is held back; what is still true when the silence ends becomes a "
                    + "task then. Tasks that are open stay. CSMs silence themselves (csm) or an account of theirs.")
    @APIResponse(responseCode = "201", description = "It holds from its beginning on.")
    @APIResponse(responseCode = "400", description = "The body is not a silence; errors say where.")
    public RestResponse<SilenceView> create(@NotNull @Valid SilenceView.Body body) throws SQLException {
        var silence = desk.create(body, caller);
        return ResponseBuilder.create(RestResponse.Status.CREATED, silence)
                .location(URI.create("/v1/silences/" + silence.id()))
                .tag(tag(silence.version()))
                .build();
    }

    @PUT
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/{id}")
    @Operation(
            summary = "Changes a silence",
            description =
                    "As a whole; the author stays. It can be given as it is read: what the service adds is not looked at. "
                            + "What it no longer matches becomes a task within seconds.")
    @APIResponse(responseCode = "200", description = "The silence as it is now.")
    @APIResponse(responseCode = "400", description = "The body is not a silence; errors say where.")
    @APIResponse(responseCode = "404", description = "There is no such silence.")
    @APIResponse(responseCode = "409", description = "It has ended already.")
    @APIResponse(responseCode = "412", description = CHANGED)
    public RestResponse<SilenceView> change(String id, @NotNull @Valid SilenceView.Body body, @Context Request request)
            throws SQLException {
        return answer(desk.change(known(id), body, caller, expectedBy(request)));
    }

    @DELETE
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Path("/{id}")
    @Operation(
            summary = "Ends a silence now",
            description = "It stays in the list as expired. What it held back and is still true becomes a task within "
                    + "seconds.")
    @APIResponse(responseCode = "204", description = "It has ended.")
    @APIResponse(responseCode = "404", description = "There is no such silence.")
    @APIResponse(responseCode = "409", description = "It has ended already.")
    @APIResponse(responseCode = "412", description = CHANGED)
    public void end(String id, @Context Request request) throws SQLException {
        desk.end(known(id), caller, expectedBy(request));
    }

    private static LongPredicate expectedBy(Request request) {
        return version -> request.evaluatePreconditions(tag(version)) == null;
    }

    private static RestResponse<SilenceView> answer(SilenceView silence) {
        return ResponseBuilder.ok(silence).tag(tag(silence.version())).build();
    }

    private static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw SilenceDesk.noSilence(id);
        }
    }

    /** A part of the silences that were asked for. */
    @Schema(name = "SilencePage")
    @JsonInclude(Include.NON_NULL)
    record Page(
            List<SilenceView> silences,

            @Schema(description = "Path and query of the next page; absent on the last.")
            String next) {}
}
