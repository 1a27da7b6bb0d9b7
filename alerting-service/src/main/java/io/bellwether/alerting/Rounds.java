package io.bellwether.alerting;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Work on many rows: some at a time, each time in a transaction of its own. Instances share it by skipping what another
 * has locked, so each row is worked on once.
 */
@Singleton
class Rounds {

    private final DataSource database;
    private final AlertPipeline pipeline;

    Rounds(DataSource database, AlertPipeline pipeline) {
        this.database = database;
        this.pipeline = pipeline;
    }

    /** Works on some rows. */
    @FunctionalInterface
    interface Round<T> {
        T in(Connection tx) throws SQLException;
    }

    /**
     * Goes on until a round finds less than it would take.
     *
     * @param round tells how many rows it found
     */
    void run(int atOnce, Round<Integer> round) {
        while (one(round) == atOnce) {}
    }

    /** What has changed is published at once. */
    <T> T one(Round<T> round) {
        var result = QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                return round.in(tx);
            }
        });
        pipeline.wake();
        return result;
    }
}
