package io.bellwether.alerting;

import io.bellwether.alerting.decide.Held;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
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
    private final Clock clock;

    ReleaseJob(Rounds rounds, HeldStore held, Decisions decisions, Clock clock) {
        this.rounds = rounds;
        this.held = held;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Scheduled(
            identity = "release",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        rounds.run(AT_ONCE, this::release);
    }

    private int release(Connection tx) throws SQLException {
        var now = clock.instant();
        var accounts = held.alone(tx) ? held.dueAccounts(tx, now, AT_ONCE) : Set.<String>of();
        if (accounts.isEmpty()) {
            return 0;
        }
        held.lock(tx, accounts);
        var due = held.due(tx, accounts, now).stream().map(Held::signal).toList();
        if (!due.isEmpty()) {
            decisions.decide(tx, due);
        }
        return accounts.size();
    }
}
