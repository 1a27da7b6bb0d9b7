package io.bellwether.survey.invitation;

import java.time.Instant;
import java.util.Optional;

/** Where an invitation stands: it begins as pending and is closed at most once. */
public sealed interface State {

    /**
     * @param expiresAt from this instant on it cannot be answered
     * @param linkedAt since when the present link opens it; empty while there is none
     */
    record Pending(Instant expiresAt, Optional<Instant> linkedAt) implements State {

        /** Whether it has run out, though nobody may have noted it as expired yet. */
        public boolean lapsedBy(Instant now) {
            return !now.isBefore(expiresAt);
        }

        /** A new link takes the place of the one before. */
        public Pending linked(Instant now) {
            if (lapsedBy(now)) {
                throw new IllegalStateException("linked after it had lapsed");
            }
            return new Pending(expiresAt, Optional.of(now));
        }

        public Answered answered(Answer answer, Instant now) {
            if (lapsedBy(now)) {
                throw new IllegalStateException("answered after it had lapsed");
            }
            return new Answered(answer, now);
        }

        public Expired expired(Instant now) {
            if (!lapsedBy(now)) {
                throw new IllegalStateException("expired before its time");
            }
            return new Expired(expiresAt);
        }

        /** The reason to ask is gone: the ticket was opened again. */
        public Withdrawn withdrawn(Instant now) {
            return new Withdrawn(now);
        }
    }

    record Answered(Answer answer, Instant at) implements State {}

    /** @param at when it lapsed, which may be a little before it was noticed */
    record Expired(Instant at) implements State {}

    record Withdrawn(Instant at) implements State {}
}
