package io.bellwether.alerting;

import io.bellwether.events.Account.Churned;
import io.bellwether.events.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

/** When accounts left, for the report of rules: the rows of table {@code churn}, which stay when one is won back. */
final class Churns {

    private static final String ADD = "INSERT INTO churn (account, day) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private Churns() {}

    static void take(Connection tx, Collection<Event> events) throws SQLException {
        try (var add = tx.prepareStatement(ADD)) {
            for (var event : events) {
                if (event.fact() instanceof Churned) {
                    Sql.bind(add, event.account(), LocalDate.ofInstant(event.time(), ZoneOffset.UTC))
                            .addBatch();
                }
            }
            add.executeBatch();
        }
    }
}
