package io.bellwether.health;

import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Simulations that were started, and what they found. */
@Path("/v1/simulations")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
@Tag(name = "models")
@APIResponse(responseCode = "401", description = "No valid token.")
@APIResponse(responseCode = "403", description = "Neither csm nor admin.")
class SimulationResource {

    private final SimulationDesk desk;

    SimulationResource(SimulationDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "How a simulation goes",
            description = "Progress while it runs, then its outcome; for seven days.")
    @APIResponse(responseCode = "200", description = "The simulation; status is running, done or failed.")
    @APIResponse(responseCode = "404", description = "There is no such simulation, or it is older than seven days.")
    public SimulationView simulation(String id) {
        try {
            return SimulationView.of(desk.find(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("there is no simulation " + id);
        }
    }
}
