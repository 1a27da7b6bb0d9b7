package io.bellwether.events;

import java.time.LocalDate;
import java.util.List;

/** Expansion opportunities raised and cleared. Topic {@code expansion-triggers}. */
public sealed interface Expansion extends Fact {

    /** The name of the opportunity, such as {@code seats}; at most one is raised per account and name. */
    String opportunity();

    /** @param confidence share of the supporting conditions that hold, among those with data; absent without data */
    @Kind(value = "expansion.raised", says = "The account is ready to buy more of something.")
    record Raised(
            @Required String opportunity,
            @Range(max = 1) Double confidence,
            @Required LocalDate since,
            @Required String evidence,
            Integer score,
            Band band,
            List<Mover> movers,
            AccountCard account)
            implements Expansion {
        public Raised {
            movers = movers == null ? List.of() : List.copyOf(movers);
            account = account == null ? AccountCard.UNKNOWN : account;
        }
    }

    @Kind(value = "expansion.cleared", says = "An expansion opportunity no longer holds.")
    record Cleared(@Required String opportunity, @Required String evidence) implements Expansion {}
}
