package io.bellwether.health.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.measure.Measure;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.InvalidModel.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Makes a model of a document: fills in the defaults, and refuses what cannot be right, naming every fault at once. */
final class ModelReader {

    private static final JsonNode DEFAULTS = Presets.defaults();
    private static final double WEIGHTS_SUM_TO_1 = 1e-9;
    private static final int LONGEST_WAIT_DAYS = 3_660;

    private final List<Fault> faults = new ArrayList<>();
    private final boolean strict;
    private final boolean normalise;

    private ModelReader(boolean strict, boolean normalise) {
        this.strict = strict;
        this.normalise = normalise;
    }

    static ModelReader strict(boolean normalise) {
        return new ModelReader(true, normalise);
    }

    /** For documents that were stored, perhaps by a version that knows more. */
    static ModelReader lenient() {
        return new ModelReader(false, false);
    }

    /** @throws InvalidModel with everything that is wrong */
    Model read(JsonNode document) {
        var model = model(Part.root(document, DEFAULTS, faults));
        if (!faults.isEmpty()) {
            throw new InvalidModel(faults);
        }
        return model;
    }

    private Model model(Part document) {
        only(document, "name version title source bands coverageFloor components risks expansion");
        var version = document.at("version");
        return new Model(
                name(document.at("name")),
                version.absent() ? 1 : version.whole(1, Integer.MAX_VALUE),
                document.at("title").text(),
                document.at("source").text(),
                bands(document.at("bands")),
                document.at("coverageFloor").number(0, 1),
                components(document.at("components")),
                risks(document.at("risks")),
                expansion(document.at("expansion")));
    }

    private Model.Bands bands(Part part) {
        only(part, "green yellow announce advice");
        int green = part.at("green").whole(1, 100);
        int yellow = part.at("yellow").whole(1, 100);
        boolean both =
                part.at("green").node().isNumber() && part.at("yellow").node().isNumber();
        part.check(!both || yellow < green, "yellow must begin below green");
        var advice = new EnumMap<Band, String>(Band.class);
        if (!part.at("advice").absent()) {
            only(part.at("advice"), "green yellow red");
        }
        for (var band : Band.values()) {
            var text =
                    part.at("advice").at(band.name().toLowerCase(Locale.ROOT)).text();
            if (text != null) {
                advice.put(band, text);
            }
        }
        return new Model.Bands(green, yellow, announce(part.at("announce").over(DEFAULTS.path("announce"))), advice);
    }

    private Model.Hysteresis announce(Part part) {
        only(part, "points days");
        return new Model.Hysteresis(
                part.at("points").whole(0, 100), part.at("days").whole(1, LONGEST_WAIT_DAYS));
    }

    private List<Model.Component> components(Part list) {
        var parts = list.items();
        var weights = weights(list, parts);
        var names = new HashSet<String>();
        var components = new ArrayList<Model.Component>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            only(part, "name weight labels measures");
            var name = name(part.at("name"));
            part.at("name").check(name.isEmpty() || names.add(name), "another component has that name");
            components.add(
                    new Model.Component(name, weights[i], labels(part.at("labels")), measures(part.at("measures"))));
        }
        return components;
    }

    private List<Model.Label> labels(Part list) {
        var labels = new ArrayList<Model.Label>();
        if (list.absent()) {
            return labels;
        }
        int above = 101;
        for (var part : list.items()) {
            only(part, "from name");
            int from = part.at("from").whole(0, 100);
            part.at("from").check(from < above, "must be below the one before");
            above = from;
            labels.add(new Model.Label(from, required(part.at("name"))));
        }
        list.check(labels.isEmpty() || above == 0, "the last label must be from 0");
        return labels;
    }

    private List<Model.Weighted> measures(Part list) {
        var parts = list.items();
        var weights = weights(list, parts);
        var names = new HashSet<String>();
        var measures = new ArrayList<Model.Weighted>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            only(part, "name weight settings");
            var name = required(part.at("name"));
            part.at("name").check(name.isEmpty() || names.add(name), "the component has that measure already");
            measures.add(measure(part, name, weights[i]));
        }
        return measures;
    }

    private Model.Weighted measure(Part part, String name, double weight) {
        var measure = Measures.named(name);
        if (measure == null && strict) {
            part.at("name").check(name.isEmpty(), Part.unknown("measure", name, Measures.names()));
            return new Model.Weighted(Measure.unknown(name), weight, Params.NONE);
        }
        var settings = part.at("settings").over(DEFAULTS.path("measures").path(name));
        return new Model.Weighted(
                measure == null ? Measure.unknown(name) : measure, weight, Settings.read(settings, strict));
    }

    /** The weights of a list's elements: equal where none is given. */
    private double[] weights(Part list, List<Part> parts) {
        list.check(!parts.isEmpty() || !list.node().isArray(), "must not be empty");
        var given = parts.stream().map(part -> part.at("weight")).toList();
        var weights = new double[parts.size()];
        if (given.stream().allMatch(Part::absent)) {
            Arrays.fill(weights, 1.0 / parts.size());
            return weights;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = given.get(i).number();
            given.get(i).check(!(weights[i] <= 0), "must be above 0");
        }
        double sum = Arrays.stream(weights).sum();
        if (normalise) {
            return Arrays.stream(weights).map(weight -> weight / sum).toArray();
        }
        list.check(!(Math.abs(sum - 1) > WEIGHTS_SUM_TO_1), "weights must sum to 1, not " + sum);
        return weights;
    }

    private List<Rule> risks(Part list) {
        var rules = new ArrayList<Rule>();
        var seen = new HashSet<String>();
        var shared = new SharedRules(DEFAULTS.path("risks"));
        for (var item : list.items()) {
            only(item, "name severity calmDays settings source");
            var name = required(item.at("name"));
            if (!usable(item.at("name"), name, "risk", shared)) {
                continue;
            }
            var part = item.over(shared.next(name));
            var severity = severity(part.at("severity"));
            item.at("name").check(seen.add(name + severity), "a rule of that name and severity comes before");
            var calmDays = part.at("calmDays").over(DEFAULTS.path("calmDays"));
            var settings = Settings.read(part.at("settings"), strict);
            var source = part.at("source").text();
            rules.add(new Rule(name, severity, calmDays.whole(0, LONGEST_WAIT_DAYS), settings, source));
        }
        return rules;
    }

    private Model.Expansion expansion(Part part) {
        only(part, "gate inclusive quietDays rearmDays confidence opportunities");
        return new Model.Expansion(
                part.at("gate").number(0, 100),
                part.at("inclusive").flag(),
                part.at("quietDays").whole(0, LONGEST_WAIT_DAYS),
                part.at("rearmDays").whole(0, LONGEST_WAIT_DAYS),
                Settings.read(part.at("confidence"), strict),
                opportunities(part.at("opportunities")));
    }

    private List<Rule> opportunities(Part list) {
        var rules = new ArrayList<Rule>();
        var seen = new HashSet<String>();
        var shared = new SharedRules(DEFAULTS.at("/expansion/opportunities"));
        for (var item : list.items()) {
            only(item, "name settings source");
            var name = required(item.at("name"));
            if (!usable(item.at("name"), name, "opportunity", shared)) {
                continue;
            }
            item.at("name").check(seen.add(name), "the model looks for it already");
            var part = item.over(shared.next(name));
            var settings = Settings.read(part.at("settings"), strict);
            rules.add(new Rule(name, null, 0, settings, part.at("source").text()));
        }
        return rules;
    }

    /** Whether there is a name, and it is one that rules are known for or that a newer version may know. */
    private boolean usable(Part part, String name, String kind, SharedRules shared) {
        boolean known = !strict || shared.knows(name);
        part.check(known || name.isEmpty(), Part.unknown(kind, name, shared.names()));
        return known && !name.isEmpty();
    }

    private static Severity severity(Part part) {
        var text = required(part);
        for (var severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(text)) {
                return severity;
            }
        }
        part.check(text.isEmpty(), "must be one of critical, high, medium, low");
        return Severity.LOW;
    }

    private static String name(Part part) {
        var name = required(part);
        boolean sound = name.isEmpty() || name.matches("[a-z][a-z0-9-]{0,62}");
        part.check(sound, "must be lower-case letters, digits and hyphens, 63 at most");
        return name;
    }

    private static String required(Part part) {
        part.check(!part.absent(), "is missing");
        var text = part.text();
        return text == null ? "" : text;
    }

    private void only(Part part, String fields) {
        if (strict) {
            part.only(List.of(fields.split(" ")));
        }
    }
}
