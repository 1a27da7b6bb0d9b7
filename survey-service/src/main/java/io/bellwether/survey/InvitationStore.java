package io.bellwether.survey;

import io.bellwether.survey.invitation.Answer;
import io.bellwether.survey.invitation.Ask;
import io.bellwether.survey.invitation.Invitation;
import io.bellwether.survey.invitation.State;
import io.bellwether.survey.invitation.State.Answered;
import io.bellwether.survey.invitation.State.Expired;
import io.bellwether.survey.invitation.State.Pending;
import io.bellwether.survey.invitation.State.Withdrawn;
import io.bellwether.survey.invitation.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations as rows; every change happens in the caller's transaction, to a row that it has locked. */
@ApplicationScoped
class InvitationStore {

    private static final String ADD = """
            INSERT INTO invitation (id, account, contact, survey, ticket, created_at, expires_at, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'pending')
            ON CONFLICT DO NOTHING
            """;
    private static final String SAVE =
            "UPDATE invitation SET status = ?, closed_at = ?, score = ?, comment = ? WHERE id = ?";
    private static final String LINK = "UPDATE invitation SET token_hash = ?, linked_at = ? WHERE id = ?";
    private static final String LAST_ASKED = """
            SELECT created_at FROM invitation
             WHERE account = ? AND contact = ? AND survey = ? AND status <> 'withdrawn'
             ORDER BY created_at DESC LIMIT 1
            """;

    /** The one that stands in the way of another for the same ticket or, without a ticket, the same contact. */
    private static final String STANDING = """
            SELECT * FROM invitation
             WHERE account = ? AND survey = ?
               AND (ticket = ? AND status <> 'withdrawn'
                    OR ?::text IS NULL AND ticket IS NULL AND contact = ? AND status = 'pending')
            """;

    private static final String LOCK = "SELECT * FROM invitation WHERE id = ? FOR UPDATE";
    private static final String BY_TOKEN = "SELECT * FROM invitation WHERE token_hash = ?";
    private static final String PENDING =
            "SELECT * FROM invitation WHERE account = ? AND ticket = ? AND status = 'pending' FOR UPDATE";
    private static final String LAPSED = """
            SELECT * FROM invitation
             WHERE status = 'pending' AND expires_at <= ?
             ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    /** False if one stands already for the ticket or, without a ticket, is open for the contact. */
    boolean add(Connection tx, Invitation invitation) throws SQLException {
        if (!(invitation.state() instanceof Pending pending)) {
            throw new IllegalArgumentException("an invitation begins as pending");
        }
        var ask = invitation.ask();
        var survey = SurveyNames.of(ask.survey());
        return Sql.update(
                        tx,
                        ADD,
                        invitation.id(),
                        ask.account(),
                        ask.contact(),
                        survey,
                        ask.ticket(),
                        invitation.createdAt(),
                        pending.expiresAt())
                == 1;
    }

    Optional<Invitation> standing(Connection tx, Ask ask) throws SQLException {
        var survey = SurveyNames.of(ask.survey());
        return one(tx, STANDING, ask.account(), survey, ask.ticket(), ask.ticket(), ask.contact());
    }

    /** When the contact was last asked this, not counting what was withdrawn. */
    Optional<Instant> lastAsked(Connection tx, Ask ask) throws SQLException {
        var survey = SurveyNames.of(ask.survey());
        return Sql.query(tx, row -> Sql.instant(row, "created_at"), LAST_ASKED, ask.account(), ask.contact(), survey)
                .stream()
                .findFirst();
    }

    Optional<Invitation> lock(Connection tx, UUID id) throws SQLException {
        return one(tx, LOCK, id);
    }

    Optional<Invitation> find(Connection tx, Token token) throws SQLException {
        return one(tx, BY_TOKEN, token.hash());
    }

    Optional<Invitation> lock(Connection tx, Token token) throws SQLException {
        return one(tx, BY_TOKEN + " FOR UPDATE", token.hash());
    }

    List<Invitation> lockPending(Connection tx, String account, String ticket) throws SQLException {
        return Sql.query(tx, InvitationStore::invitation, PENDING, account, ticket);
    }

    /** Passes over those that another transaction holds: it may be expiring them, or a contact answering. */
    List<Invitation> lockLapsed(Connection tx, Instant now, int most) throws SQLException {
        return Sql.query(tx, InvitationStore::invitation, LAPSED, now, most);
    }

    /** Notes how an invitation was closed. */
    void save(Connection tx, Invitation invitation) throws SQLException {
        var id = invitation.id();
        var status = Status.of(invitation.state()).wireName();
        switch (invitation.state()) {
            case Pending _ -> throw new IllegalArgumentException("not closed");
            case Answered(var answer, var at) -> Sql.update(tx, SAVE, status, at, answer.score(), answer.comment(), id);
            case Expired(var at) -> Sql.update(tx, SAVE, status, at, null, null, id);
            case Withdrawn(var at) -> Sql.update(tx, SAVE, status, at, null, null, id);
        }
    }

    /** Notes a pending invitation's new link: the token becomes the only one that opens it. */
    void saveLink(Connection tx, UUID id, Pending linked, Token token) throws SQLException {
        Sql.update(tx, LINK, token.hash(), linked.linkedAt().orElseThrow(), id);
    }

    static Invitation invitation(ResultSet row) throws SQLException {
        var ask = new Ask(
                row.getString("account"),
                row.getString("contact"),
                SurveyNames.stored(row.getString("survey")),
                row.getString("ticket"));
        return new Invitation(row.getObject("id", UUID.class), ask, Sql.instant(row, "created_at"), state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        var closedAt = Sql.instant(row, "closed_at");
        return switch (Status.stored(row.getString("status"))) {
            case PENDING ->
                new Pending(Sql.instant(row, "expires_at"), Optional.ofNullable(Sql.instant(row, "linked_at")));
            case ANSWERED -> new Answered(new Answer(row.getInt("score"), row.getString("comment")), closedAt);
            case EXPIRED -> new Expired(closedAt);
            case WITHDRAWN -> new Withdrawn(closedAt);
        };
    }

    private static Optional<Invitation> one(Connection tx, String sql, Object... parameters) throws SQLException {
        return Sql.query(tx, InvitationStore::invitation, sql, parameters).stream()
                .findFirst();
    }
}
