package io.bellwether.health;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellwether.health.model.Presets;
import io.bellwether.health.verdict.Phases.Phase;
import java.util.List;

/**
 * Which model judges which accounts, as JSON: the first rule that fits an account's segment and phase names it, else the
 * default.
 *
 * @param phases the phases of a customer's life, in order; left out, those in force stay
 */
@JsonInclude(Include.NON_NULL)
@JsonIgnoreProperties({"version", "madeAt", "madeBy", "reevaluation"}) // so that what GET gives can be changed and PUT
record AssignmentDocument(
        List<Phase> phases,
        List<RuleDocument> rules,
        @JsonProperty("default") ModelChoice standard) {

    /** What judges accounts until someone decides. */
    static final AssignmentDocument FIRST = new AssignmentDocument(
            PhaseSchemes.all().get(PhaseSchemes.DEFAULT), List.of(), new ModelChoice(Presets.DEFAULT, null));

    /**
     * A rule.
     *
     * @param segments any of these; left out or empty: any
     * @param phases any of these; left out or empty: any
     * @param version fixes a published version; left out, the one of that name that is in force
     */
    @JsonInclude(Include.NON_NULL)
    record RuleDocument(List<String> segments, List<String> phases, String model, Integer version) {

        RuleDocument {
            segments = segments == null ? List.of() : segments;
            phases = phases == null ? List.of() : phases;
        }

        ModelChoice choice() {
            return new ModelChoice(model, version);
        }
    }

    /**
     * A model by name.
     *
     * @param version fixes a published version; left out, the one of that name that is in force
     */
    @JsonInclude(Include.NON_NULL)
    record ModelChoice(String model, Integer version) {}
}
