package io.bellwether.health.model;

import io.bellwether.health.measure.Curve;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Document.ComponentPart;
import io.bellwether.health.model.Document.ExpansionPart;
import io.bellwether.health.model.Document.MeasurePart;
import io.bellwether.health.model.Document.RulePart;
import io.bellwether.health.model.Document.SettingsPart;
import io.bellwether.health.model.InvalidModel.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes a model of a document: fills in the defaults, and refuses what cannot be right, naming every fault at once. */
final class ModelReader {

    private static final double WEIGHTS_SUM_TO_1 = 1e-9;
    private static final int CALM_DAYS = 7;

    private final Defaults defaults;
    private final List<Fault> faults = new ArrayList<>();

    private ModelReader(Defaults defaults) {
        this.defaults = defaults;
    }

    /** @throws InvalidModel with everything that is wrong */
    static Model read(Document document, Defaults defaults) {
        var reader = new ModelReader(defaults);
        var model = reader.model(document);
        if (!reader.faults.isEmpty()) {
            throw new InvalidModel(reader.faults);
        }
        return model;
    }

    private Model model(Document document) {
        check(
                document.name() != null && document.name().matches("[a-z][a-z0-9-]{0,62}"),
                "/name",
                "must be a short lower-case name");
        check(document.version() != null && document.version() > 0, "/version", "must be 1 or more");
        var bands = document.bands();
        check(
                bands != null && 0 < bands.yellow() && bands.yellow() < bands.green() && bands.green() <= 100,
                "/bands",
                "must satisfy 0 < yellow < green <= 100");
        check(
                document.coverageFloor() != null && document.coverageFloor() >= 0 && document.coverageFloor() <= 1,
                "/coverageFloor",
                "must be from 0 to 1");
        var components = components(document.components() == null ? List.of() : document.components());
        var risks = rules("/risks", document.risks() == null ? defaults.risks() : document.risks());
        risks.forEach(risk -> check(risk.severity() != null, "/risks", risk.name() + " needs a severity"));
        return faults.isEmpty()
                ? new Model(
                        document.name(),
                        document.version(),
                        document.title(),
                        document.source(),
                        bands,
                        document.coverageFloor(),
                        components,
                        risks,
                        expansion(document.expansion()))
                : null;
    }

    private List<Model.Component> components(List<ComponentPart> parts) {
        check(!parts.isEmpty(), "/components", "must not be empty");
        var components = new ArrayList<Model.Component>();
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var at = "/components/" + i;
            double weight = part.weight() == null ? Double.NaN : part.weight();
            check(weight > 0, at + "/weight", "must be above 0");
            sum += weight;
            components.add(new Model.Component(part.name(), weight, measures(at, part.measures())));
        }
        check(Math.abs(sum - 1) < WEIGHTS_SUM_TO_1, "/components", "weights must sum to 1, not " + sum);
        return components;
    }

    private List<Model.Weighted> measures(String at, List<MeasurePart> parts) {
        if (parts == null || parts.isEmpty()) {
            check(false, at + "/measures", "must not be empty");
            return List.of();
        }
        var weighted = new ArrayList<Model.Weighted>();
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            double weight = part.weight() == null ? 1.0 / parts.size() : part.weight();
            check(weight > 0, at + "/measures/" + i + "/weight", "must be above 0");
            sum += weight;
            measure(at + "/measures/" + i, part, weight, weighted);
        }
        check(Math.abs(sum - 1) < WEIGHTS_SUM_TO_1, at + "/measures", "weights must sum to 1, not " + sum);
        return weighted;
    }

    private void measure(String at, MeasurePart part, double weight, List<Model.Weighted> to) {
        var measure = Measures.named(part.name());
        if (measure == null) {
            check(false, at + "/name", "unknown measure: " + part.name());
            return;
        }
        var params = params(at, part.settings() == null ? defaults.measures().get(part.name()) : part.settings());
        var expected = new TreeSet<>(measure.params());
        check(params.names().equals(expected), at + "/settings", "must set exactly " + expected);
        to.add(new Model.Weighted(measure, weight, params));
    }

    private List<Rule> rules(String at, List<RulePart> parts) {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            int calmDays = part.calmDays() == null ? CALM_DAYS : part.calmDays();
            check(calmDays >= 0, at + "/" + i + "/calmDays", "must be 0 or more");
            rules.add(new Rule(part.name(), part.severity(), calmDays, params(at + "/" + i, part.settings())));
        }
        return rules;
    }

    private Model.Expansion expansion(ExpansionPart own) {
        var shared = defaults.expansion();
        var part = own == null ? shared : own;
        return new Model.Expansion(
                or(part.gate(), shared.gate()),
                or(part.inclusive(), shared.inclusive()),
                or(part.quietDays(), shared.quietDays()),
                or(part.rearmDays(), shared.rearmDays()),
                params("/expansion/confidence", or(part.confidence(), shared.confidence())),
                rules("/expansion/opportunities", or(part.opportunities(), shared.opportunities())));
    }

    private Params params(String at, SettingsPart settings) {
        if (settings == null) {
            return Params.NONE;
        }
        var numbers = settings.numbers() == null ? Map.<String, Double>of() : settings.numbers();
        try {
            var curve = settings.curve() == null
                    ? null
                    : new Curve(settings.curve().stream()
                            .map(point -> new Curve.Point(point.get(0), point.get(1)))
                            .toList());
            return new Params(numbers, curve);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            check(false, at + "/curve", e.getMessage());
            return Params.NONE;
        }
    }

    private void check(boolean holds, String pointer, String detail) {
        if (!holds) {
            faults.add(new Fault(pointer, detail));
        }
    }

    private static <T> T or(T own, T shared) {
        return own == null ? shared : own;
    }
}
