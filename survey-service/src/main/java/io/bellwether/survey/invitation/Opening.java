package io.bellwether.survey.invitation;

import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Expired;
import io.bellwether.survey.invitation.State.Pending;
import io.bellwether.survey.invitation.State.Withdrawn;
import java.time.Instant;
import java.util.Optional;

/** What a link opens onto. */
public sealed interface Opening {

    /** The question: it can be answered now. */
    record Unanswered(Invitation invitation, Pending pending) implements Opening {}

    /** Word that the answer is here already. */
    record AlreadyAnswered() implements Opening {}

    /** Nothing, and never why: whoever tries links must not learn which ones were real. */
    record Nothing() implements Opening {}

    /** @param found the invitation that the link's token belongs to, if any */
    static Opening of(Optional<Invitation> found, Instant now) {
        return found.map(invitation -> of(invitation, now)).orElseGet(Nothing::new);
    }

    private static Opening of(Invitation invitation, Instant now) {
        return switch (invitation.state()) {
            case Pending pending -> pending.lapsedBy(now) ? new Nothing() : new Unanswered(invitation, pending);
            case Answered _ -> new AlreadyAnswered();
            case Expired _, Withdrawn _ -> new Nothing();
        };
    }
}
