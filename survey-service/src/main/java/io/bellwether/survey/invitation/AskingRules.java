package io.bellwether.survey.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the close of a ticket becomes an invitation.
 *
 * @param lifetime for how long an invitation can be answered; a ticket closed longer ago than that is not asked about
 * @param quietPeriod the least time between two such invitations to the same contact of an account; zero for none
 */
public record AskingRules(Duration lifetime, Duration quietPeriod) {

    public AskingRules {
        if (!lifetime.isPositive()) {
            throw new IllegalArgumentException("the lifetime of an invitation must be positive");
        }
        if (quietPeriod.isNegative()) {
            throw new IllegalArgumentException("the quiet period must not be negative");
        }
    }

    /** @param lastAsked when the contact was last invited to this survey, not counting what was withdrawn */
    public Verdict judge(Instant closedAt, Optional<Instant> lastAsked, Instant now) {
        if (!closedAt.isAfter(now.minus(lifetime))) {
            return Verdict.CLOSED_LONG_AGO;
        }
        if (lastAsked.isPresent() && lastAsked.get().isAfter(now.minus(quietPeriod))) {
            return Verdict.ASKED_RECENTLY;
        }
        return Verdict.ASK;
    }
}
