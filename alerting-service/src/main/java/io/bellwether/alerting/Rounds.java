package io.bellwether.alerting;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
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

    /**
     * Goes on until a round finds less than it would take.
     *
     * @param count of rows that a round found
     * @param committed is told what each round has done, once that is true
     */
    <T> void run(int atOnce, Round<T> round, ToIntFunction<T> count, Consumer<T> committed) {
        T found;
        do {
            found = one(round);
            committed.accept(found);
        } while (count.applyAsInt(found) == atOnce);
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
