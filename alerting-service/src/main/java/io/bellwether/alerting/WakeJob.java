package io.bellwether.alerting;

import io.bellwether.alerting.task.Answer.Done;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Command.Wake;
import io.bellwether.alerting.task.Stamp;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Wakes snoozed tasks whose time has come, once each however many instances look. */
@Singleton
class WakeJob {

    private static final int AT_ONCE = 500;

    private final DataSource database;
    private final TaskStore store;
    private final AlertPipeline pipeline;
    private final TaskMetrics metrics;
    private final Clock clock;

    WakeJob(DataSource database, TaskStore store, AlertPipeline pipeline, TaskMetrics metrics, Clock clock) {
        this.database = database;
        this.store = store;
        this.pipeline = pipeline;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "wake",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        List<Change> woken;
        do {
            woken = QuarkusTransaction.requiringNew().call(this::wakeSome);
            woken.forEach(metrics::changed);
        } while (woken.size() == AT_ONCE);
        pipeline.wake();
    }

    private List<Change> wakeSome() throws SQLException {
        var by = new Stamp(Change.SOURCE, clock.instant());
        var changes = new ArrayList<Change>();
        try (var tx = database.getConnection()) {
            for (var task : store.lockWaking(tx, by.at(), AT_ONCE)) {
                if (task.on(new Wake(), by) instanceof Done(var change)) {
                    changes.add(change);
                }
            }
            store.save(tx, changes);
        }
        return changes;
    }
}
