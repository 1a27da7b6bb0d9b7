package io.bellwether.alerting;

import io.bellwether.alerting.decide.Held;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Decides anew what was held back once its time has come, its silence is over, or a person closed the task that muted
 * it: the most urgent first, once each however many instances look.
 */
@Singleton
class ReleaseJob {

    private static final int AT_ONCE = 500;

    private final Rounds rounds;
    private final HeldStore held;
    private final Decisions decisions;
    private final TaskMetrics metrics;
    private final Clock clock;

    ReleaseJob(Rounds rounds, HeldStore held, Decisions decisions, TaskMetrics metrics, Clock clock) {
        this.rounds = rounds;
        this.held = held;
        this.decisions = decisions;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "release",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        rounds.run(
                AT_ONCE, this::release, Released::accounts, it -> it.sitting().ifPresent(metrics::decided));
    }

    /** @param accounts how many were looked at */
    private record Released(int accounts, Optional<Sitting> sitting) {}

    private Released release(Connection tx) throws SQLException {
        var now = clock.instant();
        var accounts = held.alone(tx) ? held.dueAccounts(tx, now, AT_ONCE) : Set.<String>of();
        if (accounts.isEmpty()) {
            return new Released(0, Optional.empty());
        }
        held.lock(tx, accounts);
        var due = held.due(tx, accounts, now).stream().map(Held::signal).toList();
        return new Released(accounts.size(), due.isEmpty() ? Optional.empty() : Optional.of(decisions.decide(tx, due)));
    }
}
