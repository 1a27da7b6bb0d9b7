package io.bellwether.health;

import io.bellwether.effectonce.EffectOnce;
import io.bellwether.effectonce.Outbox;
import io.bellwether.health.verdict.Judge;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Looks again at accounts without an event: each account once a UTC day, because silence changes scores, and after history
 * has settled. Instances share the work by skipping what another has locked.
 */
@ApplicationScoped
class Review {

    private static final int ACCOUNTS = 500;

    private final DataSource database;
    private final Judge judge;
    private final EffectOnce effectOnce;
    private final Clock clock;

    Review(DataSource database, Judge judge, EffectOnce effectOnce, Clock clock) {
        this.database = database;
        this.judge = judge;
        this.effectOnce = effectOnce;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() throws SQLException {
        while (reviewSome() > 0) {
            effectOnce.relay().wake();
        }
    }

    private int reviewSome() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int reviewed = review(connection);
                connection.commit();
                return reviewed;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private int review(Connection tx) throws SQLException {
        var evaluation = new Evaluation(judge, clock.instant());
        var due = AccountStore.due(tx, clock.instant(), ACCOUNTS);
        AccountStore.load(tx, due).values().forEach(evaluation::judge);
        Outbox.add(tx, evaluation.write(tx));
        return due.size();
    }
}
