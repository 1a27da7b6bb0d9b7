package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.Ask;
import io.bellwether.survey.invitation.Opening;
import io.bellwether.survey.invitation.Opening.AlreadyAnswered;
import io.bellwether.survey.invitation.Opening.Nothing;
import io.bellwether.survey.invitation.Opening.Unanswered;
import io.bellwether.survey.invitation.Token;
import io.bellwether.survey.question.Submission;
import io.bellwether.survey.question.Submission.Complete;
import io.bellwether.survey.question.Submission.Fault;
import io.bellwether.survey.question.Submission.Faulty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Opens links, and records what contacts answer, once. */
@ApplicationScoped
class Answering {

    private final DataSource database;
    private final Transactions transactions;
    private final InvitationStore invitations;
    private final SurveyMetrics metrics;
    private final Clock clock;

    Answering(
            DataSource database,
            Transactions transactions,
            InvitationStore invitations,
            SurveyMetrics metrics,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.invitations = invitations;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Only reads: mail scanners and previews follow links too. */
    Opening open(Token token) throws SQLException {
        try (var connection = database.getConnection()) {
            return Opening.of(invitations.find(connection, token), clock.instant());
        }
    }

    /** Of several answers at the same time, the first to lock the invitation counts. */
    Outcome answer(Token token, String score, String comment) {
        var outcome = transactions.call(tx -> {
            var now = clock.instant();
            return switch (Opening.of(invitations.lock(tx, token), now)) {
                case Unanswered unanswered -> take(tx, unanswered, score, comment, now);
                case AlreadyAnswered _ -> new Outcome.Repeated();
                case Nothing _ -> new Outcome.Closed();
            };
        });
        if (outcome instanceof Outcome.Recorded(var survey, var sinceInvited)) {
            metrics.answered(survey, sinceInvited);
        }
        return outcome;
    }

    private Outcome take(Connection tx, Unanswered unanswered, String score, String comment, Instant now)
            throws SQLException {
        var invitation = unanswered.invitation();
        var ask = invitation.ask();
        switch (Submission.of(ask.survey(), score, comment)) {
            case Faulty(var fault) -> {
                return new Outcome.Refused(ask, fault);
            }
            case Complete(var answer) -> {
                var answered = invitation.become(unanswered.pending().answered(answer, now));
                invitations.save(tx, answered);
                Transactions.announce(tx, List.of(answered));
                return new Outcome.Recorded(ask.survey(), Duration.between(invitation.createdAt(), now));
            }
        }
    }

    /** What became of an answer. */
    sealed interface Outcome {

        record Recorded(Survey.Type survey, Duration sinceInvited) implements Outcome {}

        /** The form was not filled in right; nothing is recorded. */
        record Refused(Ask ask, Fault fault) implements Outcome {}

        /** There is an answer already, which stays. */
        record Repeated() implements Outcome {}

        /** The link opens nothing. */
        record Closed() implements Outcome {}
    }
}
