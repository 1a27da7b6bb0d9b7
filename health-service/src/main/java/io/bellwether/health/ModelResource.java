package io.bellwether.health;

import io.bellwether.health.model.Model;
import io.bellwether.health.model.ModelDocument;
import io.bellwether.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The models that accounts are judged by, with every setting spelled out. */
@Path("/v1/models")
@RolesAllowed({"csm", "admin"})
@Tag(name = "models")
class ModelResource {

    private final List<Model> models;

    ModelResource(List<Model> models) {
        this.models = models;
    }

    @GET
    @Operation(summary = "List the published models")
    public List<ModelDocument> list() {
        return models.stream().map(ModelDocument::of).toList();
    }

    @GET
    @Path("/{name}")
    @Operation(
            summary = "One model",
            description = "Bands, components, measures, risks and opportunities, with every weight and setting.")
    public ModelDocument model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .map(ModelDocument::of)
                .findAny()
                .orElseThrow(() -> ProblemException.notFound("no published model is called " + name));
    }
}
