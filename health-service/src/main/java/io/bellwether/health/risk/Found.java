package io.bellwether.health.risk;

import io.bellwether.events.Severity;
import io.bellwether.health.model.Rule;

/**
 * A rule whose condition holds.
 *
 * @param confidence of an opportunity, 0..1; NaN for a risk or where nothing is known
 * @param evidence plain words with the numbers
 */
public record Found(Rule rule, double confidence, String evidence) {

    public String name() {
        return rule.name();
    }

    public Severity severity() {
        return rule.severity();
    }
}
