package io.bellwether.health;

import io.bellwether.health.SimulationStore.Filter;
import io.bellwether.health.model.Model;
import io.bellwether.health.simulation.Outcome;
import io.bellwether.health.simulation.Simulation;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Judge;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** One simulation at work: reads one snapshot of all accounts, page by page, locks none, and says how far it is. */
final class SimulationRun {

    private static final Logger LOG = Logger.getLogger(SimulationRun.class);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private final UUID id;
    private final Model candidate;
    private final Filter filter;
    private final Transactions transactions;
    private final Clock clock;

    SimulationRun(UUID id, Model candidate, Filter filter, Transactions transactions, Clock clock) {
        this.id = id;
        this.candidate = candidate;
        this.filter = filter;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ends with the outcome, or with the reason why there is none, in the database. */
    void run(DataSource database, Judge judge, Horizon horizon) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var snapshot = connection.createStatement()) {
                snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                var outcome = simulate(connection, judge, horizon);
                finish(outcome, outcome == null ? "The instance of the service that ran it was stopped." : null);
            } finally {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "simulation %s failed", id);
            finish(null, "It failed; the log of the service tells why.");
        }
    }

    /** Null if it was told to stop. */
    private Outcome simulate(Connection connection, Judge judge, Horizon horizon) throws SQLException {
        var today = horizon.today();
        var simulation = new Simulation(judge, candidate);
        var book = new Book(connection, horizon.first(), candidate.name(), filter);
        long total = book.count();
        long done = 0;
        progress(done, total);
        var said = clock.instant();
        for (var page = book.next(); !page.isEmpty(); page = book.next()) {
            if (Thread.currentThread().isInterrupted()) {
                return null;
            }
            for (var entry : page) {
                simulation.add(entry.account(), new View(entry.state(), today), entry.standing());
            }
            done += page.size();
            if (said.plus(SIGN_OF_LIFE).isBefore(clock.instant())) {
                said = clock.instant();
                progress(done, total);
            }
        }
        progress(done, total);
        return simulation.outcome();
    }

    private void progress(long done, long total) {
        transactions.call(tx -> {
            SimulationStore.progress(tx, id, done, total, clock.instant());
            return null;
        });
    }

    private void finish(Outcome outcome, String failure) {
        transactions.call(tx -> {
            SimulationStore.finish(tx, id, outcome, failure, clock.instant());
            return null;
        });
    }
}
