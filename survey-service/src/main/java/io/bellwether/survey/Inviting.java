package io.bellwether.survey;

import io.bellwether.problems.ProblemException;
import io.bellwether.survey.invitation.Ask;
import io.bellwether.survey.invitation.AskingRules;
import io.bellwether.survey.invitation.Invitation;
import io.bellwether.survey.invitation.State.Pending;
import io.bellwether.survey.invitation.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations that people make, and the links that they deliver. */
@ApplicationScoped
class Inviting {

    private final Transactions transactions;
    private final InvitationStore invitations;
    private final AskingRules rules;
    private final SecureRandom random;
    private final Clock clock;

    Inviting(
            Transactions transactions,
            InvitationStore invitations,
            AskingRules rules,
            SecureRandom random,
            Clock clock) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.rules = rules;
        this.random = random;
        this.clock = clock;
    }

    /** Without a token if there is such an invitation already; a person who asks is not held to the quiet period. */
    Invited invite(Ask ask) {
        return transactions.call(tx -> {
            var now = clock.instant();
            var invitation = Invitation.pending(UUID.randomUUID(), ask, now, rules.lifetime());
            if (!invitations.add(tx, invitation)) {
                return new Invited(standing(tx, ask), Optional.empty());
            }
            Transactions.announce(tx, List.of(invitation));
            return link(tx, invitation, now);
        });
    }

    /** Makes a link; one made before opens nothing any more. */
    Invited link(UUID id) {
        return transactions.call(tx -> {
            var invitation = invitations
                    .lock(tx, id)
                    .orElseThrow(() -> ProblemException.notFound("There is no invitation with this id."));
            return link(tx, invitation, clock.instant());
        });
    }

    private Invitation standing(Connection tx, Ask ask) throws SQLException {
        return invitations
                .standing(tx, ask)
                .orElseThrow(() -> ProblemException.conflict("The invitation is just being closed: try again."));
    }

    private Invited link(Connection tx, Invitation invitation, Instant now) throws SQLException {
        if (!(invitation.state() instanceof Pending pending) || pending.lapsedBy(now)) {
            throw ProblemException.conflict("Only a pending invitation that has not run out can have a link.");
        }
        var token = Token.mint(random);
        var linked = pending.linked(now);
        invitations.saveLink(tx, invitation.id(), linked, token);
        return new Invited(invitation.become(linked), Optional.of(token));
    }

    /** @param token of the new link, if one was made: this is the only time it can be seen */
    record Invited(Invitation invitation, Optional<Token> token) {}
}
