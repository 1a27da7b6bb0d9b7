package io.bellwether.health.model;

import io.bellwether.events.Band;
import io.bellwether.health.measure.Measure;
import io.bellwether.health.measure.Params;
import java.util.List;
import java.util.Map;

/**
 * How accounts are judged. Immutable: a change is a new version.
 *
 * @param source the document that the rules come from
 * @param coverageFloor below this share of weight with data an account is not scored, 0 to 1
 */
public record Model(
        String name,
        int version,
        String title,
        String source,
        Bands bands,
        double coverageFloor,
        List<Component> components,
        List<Rule> risks,
        Expansion expansion) {

    public Model {
        components = List.copyOf(components);
        risks = List.copyOf(risks);
    }

    /** The same model under another number. */
    public Model withVersion(int number) {
        return new Model(name, number, title, source, bands, coverageFloor, components, risks, expansion);
    }

    /**
     * Where a band begins, its lower bound included; red begins at 0.
     *
     * @param green 0 to 100
     * @param yellow 0 to 100, below green
     * @param announce when a change of band is announced
     * @param advice what to make of an account in a band; a band may have none
     */
    public record Bands(int green, int yellow, Hysteresis announce, Map<Band, String> advice) {

        public Bands {
            advice = Map.copyOf(advice);
        }

        public Bands(int green, int yellow) {
            this(green, yellow, Hysteresis.NONE, Map.of());
        }
    }

    /**
     * How far, or for how long, a rounded score must be across a bound before the change of band is announced; either is
     * enough.
     *
     * @param points from the bound
     * @param days in a row, the day of the crossing included
     */
    public record Hysteresis(int points, int days) {

        /** Announces every change at once. */
        public static final Hysteresis NONE = new Hysteresis(0, 1);
    }

    /**
     * A group of measures; weights of components sum to 1.
     *
     * @param labels what ranges of its score are called, the highest first; may be empty
     */
    public record Component(String name, double weight, List<Label> labels, List<Weighted> measures) {

        public Component {
            labels = List.copyOf(labels);
            measures = List.copyOf(measures);
        }

        public Component(String name, double weight, List<Weighted> measures) {
            this(name, weight, List.of(), measures);
        }

        /** What a rounded score of 0 to 100 is called, or null where the model does not say. */
        public String label(int score) {
            for (var label : labels) {
                if (score >= label.from()) {
                    return label.name();
                }
            }
            return null;
        }
    }

    /**
     * A name for a range of a component's score.
     *
     * @param from where it begins, included, 0 to 100
     */
    public record Label(int from, String name) {}

    /** A measure in a component; weights within a component sum to 1. */
    public record Weighted(Measure measure, double weight, Params params) {}

    /**
     * When expansion is thought of at all, and of what.
     *
     * @param gate the score that must be reached
     * @param inclusive whether the gate itself is enough
     * @param quietDays days from the contract's start on without any trigger
     * @param rearmDays after so many days of not holding, an opportunity may be raised anew
     */
    public record Expansion(
            double gate, boolean inclusive, int quietDays, int rearmDays, Params confidence, List<Rule> opportunities) {
        public Expansion {
            opportunities = List.copyOf(opportunities);
        }

        public boolean opens(int score) {
            return inclusive ? score >= gate : score > gate;
        }
    }
}
