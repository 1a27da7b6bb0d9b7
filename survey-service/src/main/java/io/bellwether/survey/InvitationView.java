package io.bellwether.survey;

import io.bellwether.survey.invitation.Answer;
import io.bellwether.survey.invitation.Invitation;
import io.bellwether.survey.invitation.State;
import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Expired;
import io.bellwether.survey.invitation.State.Pending;
import io.bellwether.survey.invitation.State.Withdrawn;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire form of an invitation; it never holds the link. */
@Schema(name = "Invitation")
record InvitationView(
        UUID id,
        String account,

        @Schema(description = "The person asked, as the publisher names them.")
        String contact,

        @Schema(enumeration = {"csat", "nps", "ces"}) String survey,

        @Schema(description = "The ticket that the question is about; null for none.")
        String ticket,

        Instant createdAt,

        @Schema(enumeration = {"pending", "answered", "expired", "withdrawn"})
        String status,

        @Schema(description = "While pending: since when its present link works; null while it has none.")
        Instant linkedAt,

        @Schema(description = "While pending: from then on it cannot be answered.")
        Instant expiresAt,

        @Schema(description = "Since when it is no longer pending.")
        Instant closedAt,

        @Schema(
                description =
                        "Once answered: the score (CSAT 1 to 5, NPS 0 to 10, CES 1 to 5 with 1 the best) and comment.")
        Answer answer) {

    static InvitationView of(Invitation invitation) {
        var ask = invitation.ask();
        var state = invitation.state();
        var pending = Optional.of(state).filter(Pending.class::isInstance).map(Pending.class::cast);
        return new InvitationView(
                invitation.id(),
                ask.account(),
                ask.contact(),
                SurveyNames.of(ask.survey()),
                ask.ticket(),
                invitation.createdAt(),
                Status.of(state).wireName(),
                pending.flatMap(Pending::linkedAt).orElse(null),
                pending.map(Pending::expiresAt).orElse(null),
                closedAt(state),
                state instanceof Answered answered ? answered.answer() : null);
    }

    private static Instant closedAt(State state) {
        return switch (state) {
            case Pending _ -> null;
            case Answered answered -> answered.at();
            case Expired expired -> expired.at();
            case Withdrawn withdrawn -> withdrawn.at();
        };
    }
}
