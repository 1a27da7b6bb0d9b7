package io.bellwether.alerting;

import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Sends once more what was sent, or was to be, each under the id that it had. */
@Singleton
class DeliveryReplay {

    private final DataSource database;
    private final DeliveryStore deliveries;
    private final PeopleStore people;
    private final NotifyConfig config;
    private final Clock clock;

    DeliveryReplay(
            DataSource database, DeliveryStore deliveries, PeopleStore people, NotifyConfig config, Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Whether it will be sent at once: not where it is being sent already. */
    boolean one(UUID delivery) throws SQLException {
        try (var connection = database.getConnection()) {
            return deliveries.replay(connection, delivery, clock.instant());
        }
    }

    /**
     * E-mails that were made from one time on, before another.
     *
     * @param person null for everybody
     * @return how many they are
     */
    int mails(String person, Instant since, Instant until) throws SQLException {
        if (config.mailFrom().isEmpty()) {
            throw ProblemException.conflict("No e-mails are sent: bellwether.notify.mail-from is not set.");
        }
        try (var connection = database.getConnection()) {
            if (person != null && people.find(connection, person).isEmpty()) {
                throw PeopleResource.nobody(person);
            }
            return deliveries.replayMails(connection, person, new DeliveryStore.Span(since, until), clock.instant());
        }
    }
}
