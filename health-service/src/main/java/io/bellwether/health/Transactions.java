package io.bellwether.health;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Database transactions outside the event path: all or nothing. */
@Singleton
class Transactions {

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    <T> T call(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                return work.in(tx);
            }
        });
    }

    interface Work<T> {
        T in(Connection tx) throws SQLException;
    }
}
