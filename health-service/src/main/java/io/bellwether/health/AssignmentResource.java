package io.bellwether.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellwether.health.AssignmentDocument.ModelChoice;
import io.bellwether.health.AssignmentDocument.RuleDocument;
import io.bellwether.health.AssignmentStore.Progress;
import io.bellwether.health.AssignmentStore.Stored;
import io.bellwether.health.verdict.Phases.Phase;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Which model judges which accounts. */
@Path("/v1/model-assignments")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "models")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Changing the assignment needs the role admin, reading csm or admin.")
class AssignmentResource {

    private final Transactions transactions;
    private final ModelDesk desk;
    private final SecurityIdentity person;

    AssignmentResource(Transactions transactions, ModelDesk desk, SecurityIdentity person) {
        this.transactions = transactions;
        this.desk = desk;
        this.person = person;
    }

    @GET
    @RolesAllowed({"csm", "admin"})
    @Operation(
            summary = "The assignment in force",
            description = "Phases, rules and default; the first rule that fits an account's segment and phase decides."
                    + " reevaluation tells how many accounts are still to be judged anew after the last change.")
    public RestResponse<AssignmentView> read() {
        return answer(transactions.call(
                tx -> AssignmentView.of(tx, AssignmentStore.newest(tx).orElseThrow())));
    }

    @PUT
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the assignment to replace; without it, whatever is there.")
    @Operation(
            summary = "Assign models to accounts",
            description =
                    "Takes what GET gives: phases, rules, default; the rest of it is ignored. Accounts are judged anew"
                            + " within seconds.")
    @APIResponse(responseCode = "200", description = "The assignment in force from now on.")
    @APIResponse(responseCode = "400", description = "The body cannot be read; errors says where.")
    @APIResponse(responseCode = "412", description = "The assignment is no longer the one in If-Match.")
    @APIResponse(responseCode = "422", description = "The assignment breaks rules; errors names all, and where.")
    public RestResponse<AssignmentView> assign(@NotNull AssignmentDocument document, @Context Request request) {
        var who = person.getPrincipal().getName();
        var stored = desk.assign(document, who, there -> request.evaluatePreconditions(tag(there.version())) == null);
        return answer(transactions.call(tx -> AssignmentView.of(tx, stored)));
    }

    @GET
    @Path("/phase-schemes")
    @RolesAllowed({"csm", "admin"})
    @Operation(summary = "Lists of lifecycle phases to choose from", description = "Put one of them into phases.")
    public Map<String, List<Phase>> phaseSchemes() {
        return PhaseSchemes.all();
    }

    private static RestResponse<AssignmentView> answer(AssignmentView view) {
        return ResponseBuilder.ok(view).tag(tag(view.version())).build();
    }

    private static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }

    /** The assignment with what became of it. */
    @JsonInclude(Include.NON_NULL)
    record AssignmentView(
            int version,
            Instant madeAt,
            String madeBy,
            List<Phase> phases,
            List<RuleDocument> rules,
            @JsonProperty("default") ModelChoice standard,
            Progress reevaluation) {

        static AssignmentView of(Connection connection, Stored stored) throws SQLException {
            return new AssignmentView(
                    stored.version(),
                    stored.madeAt(),
                    stored.madeBy(),
                    stored.document().phases(),
                    stored.document().rules(),
                    stored.document().standard(),
                    AssignmentStore.progress(connection));
        }
    }
}
