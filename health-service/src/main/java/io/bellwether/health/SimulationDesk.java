package io.bellwether.health;

import io.bellwether.health.ModelStore.Stamp;
import io.bellwether.health.SimulationStore.Filter;
import io.bellwether.health.SimulationStore.Stored;
import io.bellwether.health.model.Model;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Where simulations are started, a few at a time, and asked how they go. */
@Singleton
class SimulationDesk {

    private static final int MOST_AT_ONCE = 2;
    private static final Duration COME_AGAIN = Duration.ofSeconds(30);

    private final DataSource database;
    private final Transactions transactions;
    private final ModelsInForce models;
    private final Horizon horizon;
    private final Clock clock;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            MOST_AT_ONCE, Thread.ofPlatform().daemon().name("simulation-", 0).factory());

    SimulationDesk(DataSource database, Transactions transactions, ModelsInForce models, Horizon horizon, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.models = models;
        this.horizon = horizon;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(COME_AGAIN.toSeconds(), TimeUnit.SECONDS);
    }

    /** Starts a simulation and waits for it a little; gives how it stands then. */
    Stored start(Model candidate, Filter filter, String who, Duration patience) {
        if (!free.tryAcquire()) {
            throw tooMany();
        }
        var id = UUID.randomUUID();
        try {
            transactions.call(tx -> {
                SimulationStore.start(tx, id, candidate.name(), filter, new Stamp(who, clock.instant()));
                return null;
            });
            var run = new SimulationRun(id, candidate, filter, transactions, clock);
            await(threads.submit(() -> run(run)), patience);
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
        return find(id);
    }

    Stored find(UUID id) {
        return transactions
                .call(tx -> SimulationStore.find(tx, id, clock.instant()))
                .orElseThrow(() -> ProblemException.notFound(
                        "there is no simulation " + id + "; simulations are forgotten after seven days"));
    }

    private void run(SimulationRun run) {
        try {
            run.run(database, models.judge(), horizon);
        } finally {
            free.release();
        }
    }

    private static void await(Future<?> running, Duration patience) {
        try {
            running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // whoever asked is told how it stands
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProblemException tooMany() {
        var detail = MOST_AT_ONCE + " simulations are running already. Wait for one of them to end.";
        return new ProblemException(Problem.of(429, "too-many-requests", "Too many requests", detail), COME_AGAIN);
    }
}
