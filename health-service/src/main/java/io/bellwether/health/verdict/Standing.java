package io.bellwether.health.verdict;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.risk.Raised;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is raised for an account, and which band was announced.
 *
 * @param announced null until the account is scored for the first time
 */
public record Standing(List<Raised> risks, List<Raised> opportunities, Band announced) {

    public static final Standing NEW = new Standing(List.of(), List.of(), null);

    public Standing {
        risks = byName(risks);
        opportunities = byName(opportunities);
    }

    /** So that two are equal when the same is raised, in whatever order it was found or read. */
    private static List<Raised> byName(List<Raised> raised) {
        return raised.size() < 2
                ? List.copyOf(raised)
                : raised.stream().sorted(Comparator.comparing(Raised::name)).toList();
    }

    public boolean isEmpty() {
        return risks.isEmpty() && opportunities.isEmpty();
    }

    public Standing(List<Raised> risks, List<Raised> opportunities) {
        this(risks, opportunities, null);
    }

    /** The same with another announced band. */
    public Standing announcing(Band band) {
        return new Standing(risks, opportunities, band);
    }

    /** The same with each risk and opportunity changed. */
    public Standing map(UnaryOperator<Raised> change) {
        return new Standing(
                risks.stream().map(change).toList(),
                opportunities.stream().map(change).toList(),
                announced);
    }

    /** Whether the same is raised and announced, whenever each of it held last. */
    public boolean equalsButForDays(Standing other) {
        return timeless().equals(other.timeless());
    }

    private Standing timeless() {
        return map(raised -> raised.lastHeldOn(LocalDate.MAX));
    }

    /** The account's churn risk: the highest severity that is raised, or null. */
    public Severity churnRisk() {
        return risks.stream()
                .map(Raised::severity)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
