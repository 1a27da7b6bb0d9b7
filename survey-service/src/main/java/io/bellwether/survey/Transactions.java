package io.bellwether.survey;

import io.bellwether.effectonce.Outbox;
import io.bellwether.survey.invitation.Announcement;
import io.bellwether.survey.invitation.Invitation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Changes outside the event path: rows and announcements in one transaction, published right after its commit. */
@ApplicationScoped
class Transactions {

    private final DataSource database;
    private final EventIntake intake;

    Transactions(DataSource database, EventIntake intake) {
        this.database = database;
        this.intake = intake;
    }

    <T> T call(Work<T> work) {
        var result = QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                return work.in(tx);
            }
        });
        intake.wakeRelay();
        return result;
    }

    static void announce(Connection tx, List<Invitation> changed) throws SQLException {
        Outbox.add(
                tx,
                changed.stream()
                        .flatMap(invitation -> Announcement.of(invitation).stream())
                        .toList());
    }

    interface Work<T> {
        T in(Connection tx) throws SQLException;
    }
}
