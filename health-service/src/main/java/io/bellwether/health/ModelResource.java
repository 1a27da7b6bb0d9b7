package io.bellwether.health;

import io.bellwether.health.DraftStore.Draft;
import io.bellwether.health.ModelStore.Version;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.ModelDocument;
import io.bellwether.health.model.Models;
import io.bellwether.problems.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The models that accounts are judged by, from draft to archive. */
@Path("/v1/models")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "models")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Changing a model needs the role admin, reading csm or admin.")
class ModelResource {

    static final String YAML = "application/yaml";
    static final String YAML_BEFORE_ITS_REGISTRATION = "application/x-yaml";

    private static final String IF_MATCH = "The ETag of the draft to act on; without it, whatever is there.";
    private static final String DRAFT = "draft";

    private final Transactions transactions;
    private final ModelDesk desk;
    private final SecurityIdentity person;

    ModelResource(Transactions transactions, ModelDesk desk, SecurityIdentity person) {
        this.transactions = transactions;
        this.desk = desk;
        this.person = person;
    }

    @GET
    @RolesAllowed({"csm", "admin"})
    @Operation(
            summary = "List all models",
            description = "Each with its versions, the one in force first, and its draft if there is one.")
    public ModelList list() {
        return transactions.call(ModelList::of);
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({"csm", "admin"})
    @Operation(
            summary = "One model with every setting spelled out",
            description =
                    "The version in force; version asks for another one by its number, or for the draft. What comes"
                            + " is what PUT takes. The ETag of the draft goes into If-Match.")
    @APIResponse(responseCode = "200", description = "The document.")
    @APIResponse(responseCode = "404", description = "There is no such model, version or draft.")
    public RestResponse<ModelDocument> model(String name, @QueryParam("version") String version) {
        return DRAFT.equals(version)
                ? transactions.call(tx -> answer(
                        RestResponse.Status.OK,
                        DraftStore.find(tx, name).orElseThrow(() -> ModelProblems.noDraft(name))))
                : RestResponse.ok(transactions.call(tx -> ModelDocument.of(published(tx, name, number(version)))));
    }

    @PUT
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, YAML, YAML_BEFORE_ITS_REGISTRATION, "text/yaml"})
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Operation(
            summary = "Store or replace the draft of a model",
            description = "YAML or JSON. What is left out comes from the defaults that all models share. normalise=true"
                    + " divides weights that do not sum to 1 by their sum instead of refusing them.")
    @APIResponse(responseCode = "200", description = "The draft, every setting spelled out, replaces the one before.")
    @APIResponse(responseCode = "201", description = "The draft, every setting spelled out; there was none.")
    @APIResponse(responseCode = "400", description = "The body is neither YAML nor JSON.")
    @APIResponse(responseCode = "412", description = "The draft is no longer the one in If-Match.")
    @APIResponse(responseCode = "422", description = "The document breaks rules; errors names all, and where.")
    public RestResponse<ModelDocument> save(
            String name, @QueryParam("normalise") boolean normalise, byte[] document, @Context Request request) {
        var model = ModelDesk.named(name, document, normalise);
        var saved = desk.save(model, who(), expected(request));
        return answer(saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, saved.draft());
    }

    @DELETE
    @Path("/{name}")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Operation(summary = "Discard the draft of a model", description = "Its published versions stay.")
    @APIResponse(responseCode = "204", description = "Discarded.")
    @APIResponse(responseCode = "404", description = "There is no draft.")
    @APIResponse(responseCode = "412", description = "The draft is no longer the one in If-Match.")
    public void discard(String name, @Context Request request) {
        desk.discard(name, who(), expected(request));
    }

    @POST
    @Path("/{name}/publish")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = IF_MATCH)
    @Operation(
            summary = "Publish the draft of a model",
            description =
                    "It becomes the next version and is in force: accounts that are assigned to the model by name are"
                            + " judged anew within seconds. A published version never changes again.")
    @APIResponse(responseCode = "200", description = "The model with its versions.")
    @APIResponse(responseCode = "404", description = "There is no draft.")
    @APIResponse(responseCode = "412", description = "The draft is no longer the one in If-Match.")
    public ModelList.Entry publish(String name, @Context Request request) {
        desk.publish(name, who(), expected(request));
        return entry(name);
    }

    @POST
    @Path("/{name}/archive")
    @Operation(
            summary = "Archive a version of a model, or all of them",
            description = "Without version, all published versions. An archived version can be read, but judges no"
                    + " accounts; the newest that is left is in force.")
    @APIResponse(responseCode = "200", description = "The model with its versions.")
    @APIResponse(responseCode = "404", description = "There is no such model or version.")
    @APIResponse(responseCode = "409", description = "Accounts are assigned to it.")
    public ModelList.Entry archive(String name, @QueryParam("version") String version) {
        desk.archive(name, number(version), who());
        return entry(name);
    }

    @GET
    @Path("/{name}/changes")
    @RolesAllowed({"csm", "admin"})
    @Operation(summary = "Who changed a model, and when", description = "The newest 200 changes, the newest first.")
    public List<ModelStore.Change> changes(String name) {
        return transactions.call(tx -> ModelStore.changes(tx, name));
    }

    /** A published or archived version; the one in force where none is named. */
    static Model published(Connection connection, String name, Integer version) throws SQLException {
        var stored =
                version == null ? ModelStore.inForce(connection, name) : ModelStore.version(connection, name, version);
        return stored.map(Version::document).map(Models::stored).orElseThrow(() -> ModelProblems.noModel(name));
    }

    static Integer number(String version) {
        try {
            return version == null ? null : Integer.valueOf(version);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("version: must be the number of a version");
        }
    }

    private ModelList.Entry entry(String name) {
        return list().models().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String who() {
        return person.getPrincipal().getName();
    }

    private static RestResponse<ModelDocument> answer(RestResponse.Status status, Draft draft) {
        return ResponseBuilder.create(status, ModelDocument.of(Models.stored(draft.document())))
                .tag(tag(draft))
                .build();
    }

    private static Predicate<Draft> expected(Request request) {
        return draft ->
                (draft == null ? request.evaluatePreconditions() : request.evaluatePreconditions(tag(draft))) == null;
    }

    private static EntityTag tag(Draft draft) {
        return new EntityTag(Long.toString(draft.revision()));
    }
}
