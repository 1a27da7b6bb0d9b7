package io.bellwether.events;

import java.time.LocalDate;
import java.util.List;

/** Churn-risk indicators raised, changed and cleared. Topic {@code churn-risks}. */
public sealed interface ChurnRisk extends Fact {

    /** The name of the indicator, such as {@code usage-decline}; at most one is raised per account and name. */
    String indicator();

    /**
     * Said again for an indicator that is already raised where its severity or evidence changed.
     *
     * @param since the day on which the condition became true
     * @param evidence plain words for a CSM, with the numbers
     */
    @Kind(value = "churn-risk.raised", says = "A churn-risk indicator is raised, or its evidence changed.")
    record Raised(
            @Required String indicator,
            @Required Severity severity,
            @Required LocalDate since,
            @Required String evidence,
            Integer score,
            Band band,
            List<Mover> movers,
            AccountCard account)
            implements ChurnRisk {
        public Raised {
            movers = movers == null ? List.of() : List.copyOf(movers);
            account = account == null ? AccountCard.UNKNOWN : account;
        }
    }

    @Kind(value = "churn-risk.cleared", says = "A churn-risk indicator no longer holds.")
    record Cleared(@Required String indicator, @Required String evidence) implements ChurnRisk {}
}
