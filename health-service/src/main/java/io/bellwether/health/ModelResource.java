package io.bellwether.health;

import io.bellwether.events.Severity;
import io.bellwether.health.measure.Curve;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Rule;
import io.bellwether.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
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
    @Operation(summary = "One model", description = "Bands, components, measures, risk rules and expansion rules.")
    public ModelDocument model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .map(ModelDocument::of)
                .findAny()
                .orElseThrow(() -> ProblemException.notFound("no published model is called " + name));
    }

    /** A model as JSON; see {@link Model} for the meaning. */
    record ModelDocument(
            String name,
            int version,
            String title,
            String source,
            Model.Bands bands,
            double coverageFloor,
            List<Component> components,
            List<RuleDocument> risks,
            List<RuleDocument> opportunities) {

        static ModelDocument of(Model model) {
            return new ModelDocument(
                    model.name(),
                    model.version(),
                    model.title(),
                    model.source(),
                    model.bands(),
                    model.coverageFloor(),
                    model.components().stream().map(Component::of).toList(),
                    model.risks().stream().map(RuleDocument::of).toList(),
                    model.expansion().opportunities().stream()
                            .map(RuleDocument::of)
                            .toList());
        }
    }

    record Component(String name, double weight, List<Measure> measures) {

        static Component of(Model.Component component) {
            return new Component(
                    component.name(),
                    component.weight(),
                    component.measures().stream().map(Measure::of).toList());
        }
    }

    /** A measure; {@code says} tells what a high value means. */
    record Measure(String name, String says, double weight, Map<String, Double> settings, List<Curve.Point> curve) {

        static Measure of(Model.Weighted weighted) {
            return new Measure(
                    weighted.measure().name(),
                    weighted.measure().says(),
                    weighted.weight(),
                    weighted.params().numbers(),
                    weighted.params().curve() == null
                            ? null
                            : weighted.params().curve().points());
        }
    }

    record RuleDocument(String name, Severity severity, int calmDays, Map<String, Double> settings) {

        static RuleDocument of(Rule rule) {
            return new RuleDocument(
                    rule.name(), rule.severity(), rule.calmDays(), rule.params().numbers());
        }
    }
}
