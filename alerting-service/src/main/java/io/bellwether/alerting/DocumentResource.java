package io.bellwether.alerting;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.sql.SQLException;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Documents of an account, filled from what is known of it, its tasks and their steps. */
@Path("/v1/accounts/{id}/{document: save-plan|success-plan|qbr|monthly-update}")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "Documents")
class DocumentResource {

    private static final String REVIEW = "qbr";
    private static final String MONTHLY = "monthly-update";

    private final DeskFigures desk;
    private final HealthFigures health;
    private final Templates templates;

    DocumentResource(DeskFigures desk, HealthFigures health, Templates templates) {
        this.desk = desk;
        this.health = health;
        this.templates = templates;
    }

    @GET
    @Produces("text/markdown;charset=UTF-8")
    @Operation(
            summary = "Writes a save plan, a success plan, a business review or a monthly update",
            description = "Markdown. What is not known says so. For a business review and a monthly update the health "
                    + "service is asked for figures of usage and support, with the caller's token; where it does not "
                    + "answer, they say that. A monthly update is an e-mail to the customer: subject, two wins, three "
                    + "figures against a month ago, two things in focus, and where to find a time to talk. "
                    + "Business reviews and success plans are for the customer, too, but for their last part. "
                    + "Of an account that has left, each says since when, and leads to its win-back task.")
    @APIResponse(responseCode = "200", description = "The document.")
    @APIResponse(responseCode = "401", description = "No valid token.")
    @APIResponse(responseCode = "403", description = "Neither csm nor admin.")
    @APIResponse(responseCode = "404", description = "Nothing is known of such an account.")
    public String write(
            String id,
            @RestPath
                    @Parameter(
                            description = "Which of them.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"save-plan", "success-plan", REVIEW, MONTHLY}))
                    String document,
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization)
            throws SQLException {
        var draft = desk.of(id, document);
        var figures = new TreeMap<>(draft.figures());
        // With no connection in hand: the health service may take its time.
        switch (draft.template()) {
            case REVIEW -> figures.putAll(health.ofReview(id, authorization));
            case MONTHLY -> figures.putAll(health.ofMonth(id, authorization));
            default -> {}
        }
        return templates.document(draft.template(), figures);
    }
}
