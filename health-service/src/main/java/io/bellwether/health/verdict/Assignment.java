package io.bellwether.health.verdict;

import io.bellwether.health.model.Model;
import java.util.List;
import java.util.Set;

/** Which model judges which account: that of the first rule that fits, else the standard one. */
public record Assignment(Phases phases, List<Rule> rules, Model standard) {

    public Assignment {
        rules = List.copyOf(rules);
    }

    /** A rule for accounts of certain segments and phases; an empty set means any, also none. */
    public record Rule(Set<String> segments, Set<String> phases, Model model) {

        public Rule {
            segments = Set.copyOf(segments);
            phases = Set.copyOf(phases);
        }

        private boolean fits(String segment, String phase) {
            return fits(segments, segment) && fits(phases, phase);
        }

        private static boolean fits(Set<String> wanted, String actual) {
            return wanted.isEmpty() || (actual != null && wanted.contains(actual));
        }
    }

    /** The model for a segment and a phase, each null where unknown. */
    Model of(String segment, String phase) {
        return rules.stream()
                .filter(rule -> rule.fits(segment, phase))
                .findFirst()
                .map(Rule::model)
                .orElse(standard);
    }
}
