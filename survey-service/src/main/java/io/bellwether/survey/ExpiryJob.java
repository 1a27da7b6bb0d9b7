package io.bellwether.survey;

import io.bellwether.survey.invitation.Invitation;
import io.bellwether.survey.invitation.State.Pending;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Notes invitations that ran out and says so, once each however many instances look. */
@ApplicationScoped
class ExpiryJob {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final InvitationStore invitations;
    private final SurveyMetrics metrics;
    private final Clock clock;

    ExpiryJob(Transactions transactions, InvitationStore invitations, SurveyMetrics metrics, Clock clock) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "expiry",
            every = "{bellwether.survey.expiry-check}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        List<Invitation> expired;
        do {
            expired = transactions.call(this::expireSome);
            expired.forEach(invitation -> metrics.expired(invitation.ask().survey()));
        } while (expired.size() == AT_ONCE);
    }

    private List<Invitation> expireSome(Connection tx) throws SQLException {
        var now = clock.instant();
        var expired = new ArrayList<Invitation>();
        for (var invitation : invitations.lockLapsed(tx, now, AT_ONCE)) {
            if (invitation.state() instanceof Pending pending) {
                var changed = invitation.become(pending.expired(now));
                invitations.save(tx, changed);
                expired.add(changed);
            }
        }
        Transactions.announce(tx, expired);
        return expired;
    }
}
