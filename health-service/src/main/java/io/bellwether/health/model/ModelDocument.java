package io.bellwether.health.model;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.measure.Params;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model as it is written, with every setting spelled out. One who writes a model may leave out whatever the defaults
 * give: see {@code docs/models.md}.
 *
 * @param name lower-case letters, digits and hyphens
 * @param version 1 for the first
 * @param source the document that the rules come from
 * @param coverageFloor below this share of weight with data an account is not scored, 0 to 1
 * @param risks the first rule of a name whose condition holds decides the severity
 */
public record ModelDocument(
        String name,
        int version,
        String title,
        String source,
        Bands bands,
        double coverageFloor,
        List<Component> components,
        List<Risk> risks,
        Expansion expansion) {

    /** Lowest rounded scores of green and of yellow, 0 to 100, and what to make of an account in a band. */
    public record Bands(int green, int yellow, Announce announce, Map<Band, String> advice) {}

    /**
     * A change of band is announced once the rounded score is so many points away from the bound that it crossed, or has been
     * across it for so many days, the day of the crossing included.
     */
    public record Announce(int points, int days) {}

    /**
     * A group of measures.
     *
     * @param weight 0 to 1; all components' weights sum to 1
     * @param labels names for ranges of its score, the highest first, the last from 0; may be empty
     */
    public record Component(String name, double weight, List<Label> labels, List<Measure> measures) {}

    /** A name for the scores of a component from this one on, 0 to 100. */
    public record Label(int from, String name) {}

    /**
     * A measure of the catalogue.
     *
     * @param weight 0 to 1; those of a component sum to 1
     * @param settings numbers by name, windows in days; {@code curve} is a list of pairs of x and y
     */
    public record Measure(String name, double weight, Map<String, Object> settings) {}

    /**
     * A churn-risk indicator.
     *
     * @param calmDays cleared after its condition was false for so many days; 0 clears at once
     * @param source the documents that it comes from; may be absent
     */
    public record Risk(String name, Severity severity, int calmDays, Map<String, Object> settings, String source) {}

    /**
     * When opportunities are looked for, and which.
     *
     * @param gate the score, 0 to 100, that must be passed, or reached if inclusive
     * @param quietDays days from the contract's start on without any
     * @param rearmDays after so many days of not holding, one may be raised anew
     * @param confidence settings of the confidence in an opportunity
     */
    public record Expansion(
            double gate,
            boolean inclusive,
            int quietDays,
            int rearmDays,
            Map<String, Object> confidence,
            List<Opportunity> opportunities) {}

    /** An expansion opportunity; the fields mean what they mean for a risk. */
    public record Opportunity(String name, Map<String, Object> settings, String source) {}

    public static ModelDocument of(Model model) {
        return new ModelDocument(
                model.name(),
                model.version(),
                model.title(),
                model.source(),
                new Bands(
                        model.bands().green(),
                        model.bands().yellow(),
                        new Announce(
                                model.bands().announce().points(),
                                model.bands().announce().days()),
                        new TreeMap<>(model.bands().advice())),
                model.coverageFloor(),
                model.components().stream().map(ModelDocument::component).toList(),
                model.risks().stream().map(ModelDocument::risk).toList(),
                expansion(model.expansion()));
    }

    private static Component component(Model.Component component) {
        return new Component(
                component.name(),
                component.weight(),
                component.labels().stream()
                        .map(label -> new Label(label.from(), label.name()))
                        .toList(),
                component.measures().stream().map(ModelDocument::measure).toList());
    }

    private static Measure measure(Model.Weighted weighted) {
        return new Measure(weighted.measure().name(), weighted.weight(), settings(weighted.params()));
    }

    private static Risk risk(Rule rule) {
        return new Risk(rule.name(), rule.severity(), rule.calmDays(), settings(rule.params()), rule.source());
    }

    private static Expansion expansion(Model.Expansion expansion) {
        return new Expansion(
                expansion.gate(),
                expansion.inclusive(),
                expansion.quietDays(),
                expansion.rearmDays(),
                settings(expansion.confidence()),
                expansion.opportunities().stream()
                        .map(rule -> new Opportunity(rule.name(), settings(rule.params()), rule.source()))
                        .toList());
    }

    /** Numbers by name, and a curve as pairs. */
    public static Map<String, Object> settings(Params params) {
        var settings = new TreeMap<String, Object>();
        params.numbers().forEach((name, number) -> settings.put(name, plain(number)));
        if (params.curve() != null) {
            settings.put(
                    Params.CURVE,
                    params.curve().points().stream()
                            .map(point -> List.of(plain(point.x()), plain(point.y())))
                            .toList());
        }
        return settings;
    }

    /** 30 rather than 30.0. */
    private static Number plain(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return (long) number;
        }
        return number;
    }
}
