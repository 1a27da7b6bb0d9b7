package io.bellwether.health.verdict;

import io.bellwether.events.Severity;
import io.bellwether.health.risk.Raised;
import java.util.Comparator;
import java.util.List;

/** What is raised for an account. */
public record Standing(List<Raised> risks, List<Raised> opportunities) {

    public static final Standing NEW = new Standing(List.of(), List.of());

    public Standing {
        risks = List.copyOf(risks);
        opportunities = List.copyOf(opportunities);
    }

    public boolean isEmpty() {
        return risks.isEmpty() && opportunities.isEmpty();
    }

    /** The account's churn risk: the highest severity that is raised, or null. */
    public Severity churnRisk() {
        return risks.stream()
                .map(Raised::severity)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
