package io.bellwether.health;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one who writes a model can choose from. */
@Path("/v1/measures")
@RolesAllowed({"csm", "admin"})
@Tag(name = "models")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Reading needs the role csm or admin.")
class CatalogueResource {

    /** The same for as long as the service runs. */
    private final Catalogue catalogue = Catalogue.known();

    @GET
    @Operation(
            summary = "The catalogue of measures, risks and opportunities",
            description = "Each with what it means, the unit and range of the figure behind it (0 to 1 for a share, a"
                    + " score or yes-no, -1 to 1 for a sentiment, 1 to 5 for an answer, -100 to 100 for NPS, 0 and up"
                    + " for all others), whether higher is better, its window in days and other settings with their"
                    + " defaults, the kinds of events that feed it, its source document, and the models of the"
                    + " product that use it. The value of a measure itself is 0 to 1, and higher is better.")
    @APIResponse(responseCode = "200", description = "All that this version of the product knows.")
    public Catalogue catalogue() {
        return catalogue;
    }
}
