package io.bellwether.survey.invitation;

import io.bellwether.events.Event;
import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Expired;
import io.bellwether.survey.invitation.State.Pending;
import io.bellwether.survey.invitation.State.Withdrawn;
import java.time.Instant;
import java.util.Optional;

/**
 * What the world learns of an invitation as it enters a state.
 *
 * <p>The event's id follows from the invitation's, so saying it twice says it once.
 */
public final class Announcement {

    private static final String SOURCE = "urn:bellwether:survey-service";

    private Announcement() {}

    /** Empty for a withdrawal: nobody counts on a question that was taken back. */
    public static Optional<Event> of(Invitation invitation) {
        return switch (invitation.state()) {
            case Pending _ -> Optional.of(invited(invitation));
            case Answered answered -> Optional.of(answered(invitation, answered));
            case Expired expired -> Optional.of(expired(invitation, expired.at()));
            case Withdrawn _ -> Optional.empty();
        };
    }

    private static Event invited(Invitation invitation) {
        var ask = invitation.ask();
        var fact = new Survey.Invited(invitation.id().toString(), ask.survey(), ask.contact());
        return event(invitation, "invited", invitation.createdAt(), fact);
    }

    private static Event answered(Invitation invitation, Answered answered) {
        var ask = invitation.ask();
        var fact = new Survey.Answered(
                ask.survey(),
                (double) answered.answer().score(),
                ask.contact(),
                answered.answer().comment(),
                ask.ticket(),
                invitation.id().toString());
        return event(invitation, "answered", answered.at(), fact);
    }

    private static Event expired(Invitation invitation, Instant at) {
        var ask = invitation.ask();
        var fact = new Survey.Expired(invitation.id().toString(), ask.survey(), ask.contact());
        return event(invitation, "expired", at, fact);
    }

    private static Event event(Invitation invitation, String became, Instant at, Survey fact) {
        return new Event(
                SOURCE, invitation.id() + "-" + became, invitation.ask().account(), at, fact);
    }
}
