package io.bellwether.health.model;

import io.bellwether.health.measure.Measure;
import io.bellwether.health.measure.Params;
import java.util.List;

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

    /**
     * Where a band begins, its lower bound included; red begins at 0.
     *
     * @param green 0 to 100
     * @param yellow 0 to 100, below green
     */
    public record Bands(int green, int yellow) {}

    /** A group of measures; weights of components sum to 1. */
    public record Component(String name, double weight, List<Weighted> measures) {
        public Component {
            measures = List.copyOf(measures);
        }
    }

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
