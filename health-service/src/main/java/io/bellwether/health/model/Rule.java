package io.bellwether.health.model;

import io.bellwether.events.Severity;
import io.bellwether.health.measure.Params;

/**
 * A churn-risk indicator or an opportunity as a model uses it.
 *
 * @param name of the condition in the catalogue
 * @param severity null for an opportunity
 * @param calmDays an indicator is cleared after its condition was false for so many days; 0 clears at once
 * @param source the documents that the rule comes from, or null
 */
public record Rule(String name, Severity severity, int calmDays, Params params, String source) {

    /** A rule of one's own. */
    public Rule(String name, Severity severity, int calmDays, Params params) {
        this(name, severity, calmDays, params, null);
    }
}
