package io.bellwether.health.simulation;

import io.bellwether.events.Band;
import java.util.List;

/**
 * What would change if the candidate model judged the accounts.
 *
 * @param accounts that were looked at
 * @param changed accounts whose band would change; not scored counts as a band
 * @param averageBefore the mean exact score over the scored accounts, null without any
 * @param averageAfter the same by the candidate
 * @param bands from each band to each, only pairs that occur
 * @param movers the accounts whose score would change the most, the greatest change first
 * @param risks by indicator; each that would be raised is a task that would be opened
 * @param opportunities by kind; likewise
 */
public record Outcome(
        long accounts,
        long changed,
        Double averageBefore,
        Double averageAfter,
        List<BandMove> bands,
        List<AccountMove> movers,
        List<Effect> risks,
        List<Effect> opportunities) {

    /**
     * Accounts that would go from one band to another, or stay.
     *
     * @param from green, yellow, red or not-scored
     * @param to likewise
     */
    public record BandMove(String from, String to, Sample accounts) {}

    /** An account whose score would change. */
    public record AccountMove(
            String account, String name, Side before, Side after, double difference, List<Reason> reasons) {}

    /** A score by one of the two models. */
    public record Side(String model, int version, int score, double exact, Band band) {}

    /**
     * A measure that makes the difference.
     *
     * @param points that the candidate gives more, negative for less
     */
    public record Reason(String measure, double points, String words) {}

    /**
     * What would become of a risk or an opportunity if the candidate were published now.
     *
     * @param raised would be raised, though neither raised now nor by the present model
     * @param cleared would be cleared at once, though raised by the present model: the candidate does not look for it, or
     *     its calm-down is over by the candidate
     * @param clearedLater holds by the present model only; stays raised until its calm-down by the candidate is over
     * @param otherSeverity raised by both, with another severity; empty for an opportunity
     */
    public record Effect(String name, Sample raised, Sample cleared, Sample clearedLater, Sample otherSeverity) {}

    /**
     * How many accounts, and some of them.
     *
     * @param examples the first by id
     */
    public record Sample(long count, List<String> examples) {}
}
