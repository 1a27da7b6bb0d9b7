package io.bellwether.health;

import io.bellwether.health.SimulationStore.Filter;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Models;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a model would change for all accounts, before it is published. */
@Path("/v1/models/{name}/simulate")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "models")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Simulating needs the role admin.")
class ModelSimulationResource {

    /** A book of some thousand accounts is done within it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final SimulationDesk desk;
    private final SecurityIdentity person;

    ModelSimulationResource(Transactions transactions, SimulationDesk desk, SecurityIdentity person) {
        this.transactions = transactions;
        this.desk = desk;
        this.person = person;
    }

    @POST
    @Consumes(MediaType.WILDCARD) // many clients name some type even for no body
    @Operation(
            summary = "See what a model would change, touching nothing",
            description = "Judges all accounts, or those of csm and segment, or with assigned=true those that the model"
                    + " judges now, by the document in the body; without a body by the stored draft; with version by that"
                    + " version. Compares with what judges them now: bands, scores, risks and opportunities. Answers the"
                    + " outcome if it is there within five seconds, else where to ask for it.")
    @APIResponse(responseCode = "200", description = "The outcome.")
    @APIResponse(responseCode = "202", description = "It runs; Location says where to ask how it goes.")
    @APIResponse(responseCode = "400", description = "The body is neither YAML nor JSON.")
    @APIResponse(responseCode = "404", description = "There is neither a body nor a draft, or no such version.")
    @APIResponse(responseCode = "422", description = "The document breaks rules; errors names all, and where.")
    @APIResponse(responseCode = "429", description = "Two simulations are running already.")
    public RestResponse<SimulationView> simulate(
            String name, @QueryParam("version") String version, Selection selection, byte[] document) {
        var candidate = candidate(name, ModelResource.number(version), document, selection.normalise());
        var who = person.getPrincipal().getName();
        var view = SimulationView.of(desk.start(candidate, selection.filter(), who, PATIENCE));
        return view.status().equals("running")
                ? ResponseBuilder.<SimulationView>accepted()
                        .location(URI.create("/v1/simulations/" + view.id()))
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }

    private Model candidate(String name, Integer version, byte[] document, boolean normalise) {
        if (version != null) {
            return transactions.call(tx -> ModelResource.published(tx, name, version));
        }
        if (document != null && document.length > 0) {
            return ModelDesk.named(name, document, normalise);
        }
        return transactions.call(tx -> DraftStore.find(tx, name)
                .map(draft -> Models.stored(draft.document()))
                .orElseThrow(() -> ModelProblems.nothingToSimulate(name)));
    }

    /** Which accounts, and how the document is read. */
    record Selection(
            @QueryParam("csm") String csm,
            @QueryParam("segment") String segment,
            @QueryParam("assigned") boolean assigned,
            @QueryParam("normalise") boolean normalise) {

        private Filter filter() {
            return new Filter(csm, segment, assigned);
        }
    }
}
