package io.bellwether.alerting;

import io.bellwether.alerting.task.Answer.Done;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Command.Wake;
import io.bellwether.alerting.task.Stamp;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Wakes snoozed tasks whose time has come, once each however many instances look. */
@Singleton
class WakeJob {

    private static final int AT_ONCE = 500;

    private final Rounds rounds;
    private final TaskStore store;
    private final TaskMetrics metrics;
    private final Clock clock;

    WakeJob(Rounds rounds, TaskStore store, TaskMetrics metrics, Clock clock) {
        this.rounds = rounds;
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "wake",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        rounds.run(AT_ONCE, this::wake, List::size, metrics::changed);
    }

    private List<Change> wake(Connection tx) throws SQLException {
        var by = new Stamp(Change.SOURCE, clock.instant());
        var changes = new ArrayList<Change>();
        for (var task : store.lockWaking(tx, by.at(), AT_ONCE)) {
            if (task.on(new Wake(), by) instanceof Done(var change)) {
                changes.add(change);
            }
        }
        store.save(tx, changes);
        return changes;
    }
}
