package io.bellwether.alerting;

import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Documents of an account, filled from what is known of it, its tasks and their steps. */
@Path("/v1/accounts/{id}/{document: save-plan|success-plan|qbr}")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Documents")
class DocumentResource {

    /** Whose steps each document tells; the first one where no task goes by any. */
    private static final Map<String, List<String>> PLAYBOOKS = Map.of(
            "save-plan",
                    List.of("save-plan", "churn-prevention-red", "high-risk-intervention", "churn-prevention-yellow"),
            "success-plan",
                    List.of("success-plan-90-days", "onboarding-four-phases", "first-30-days", "implementation"),
            "qbr", List.of("qbr-preparation"));

    private final DataSource database;
    private final AccountBook book;
    private final DocumentFacts facts;
    private final HealthFigures health;
    private final Templates templates;

    DocumentResource(
            DataSource database, AccountBook book, DocumentFacts facts, HealthFigures health, Templates templates) {
        this.database = database;
        this.book = book;
        this.facts = facts;
        this.health = health;
        this.templates = templates;
    }

    @GET
    @Produces("text/markdown;charset=UTF-8")
    @Operation(
            summary = "Writes a save plan, a success plan or a business review",
            description = "Markdown. What is not known says so. For a business review the health service is asked for "
                    + "figures of usage and support, with the caller's token; where it does not answer, it says that.")
    @APIResponse(responseCode = "200", description = "The document.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    @APIResponse(responseCode = "404", description = "Nothing is known of such an account.")
    public String write(
            String id,
            @Parameter(description = "save-plan, success-plan or qbr") String document,
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization)
            throws SQLException {
        Map<String, Object> figures;
        try (var connection = database.getConnection()) {
            var account = book.find(connection, id)
                    .orElseThrow(() -> ProblemException.notFound("Nothing is known of an account " + id + "."));
            figures = new TreeMap<>(facts.of(connection, account, PLAYBOOKS.get(document)));
        }
        if (document.equals("qbr")) {
            figures.putAll(health.ofReview(id, authorization));
        }
        return templates.document(document, figures);
    }
}
