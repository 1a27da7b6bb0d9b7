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

/** Why an account has the tasks that it has, and not others. */
@Path("/v1/accounts/{id}/decisions")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Decisions")
class DecisionsResource {

    private final DataSource database;
    private final DecisionLog log;

    DecisionsResource(DataSource database, DecisionLog log) {
        this.database = database;
        this.log = log;
    }

    @GET
    @Operation(
            summary = "Lists what was decided of an account's risks, opportunities and dates",
            description = "Newest first; what is decided again on the same day for the same reason counts up and moves "
                    + "to the front. Kept for as long as the installation says (180 days by default).")
    @APIResponse(responseCode = "200", description = "A page of decisions; empty for an account that is not known.")
    @APIResponse(responseCode = "400", description = "A parameter has a value that it cannot have.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    public Page list(String id, @Valid @BeanParam DecisionQuery query, @Context UriInfo uri) throws SQLException {
        try (var connection = database.getConnection()) {
            var found = log.page(connection, query.where(id), query.limit() + 1);
            var page = found.stream().limit(query.limit()).toList();
            return new Page(
                    page,
                    found.size() > page.size()
                            ? NextPage.link(uri, "cursor", DecisionQuery.cursor(page.getLast()))
                            : null);
        }
    }

    /** A part of the decisions that were asked for. */
    @Schema(name = "DecisionPage")
    @JsonInclude(Include.NON_NULL)
    record Page(
            List<DecisionView> decisions,

            @Schema(description = "Path and query of the next page; absent on the last.")
            String next) {}
}
