package io.bellwether.alerting;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** Looks at tasks whose time has come, or whose state has changed: each escalates once however many instances look. */
@Singleton
class EscalationJob {

    private static final int AT_ONCE = 250;

    private final DataSource database;
    private final EscalationSweep sweep;
    private final AlertPipeline pipeline;
    private final TaskMetrics metrics;
    private final Clock clock;

    EscalationJob(
            DataSource database, EscalationSweep sweep, AlertPipeline pipeline, TaskMetrics metrics, Clock clock) {
        this.database = database;
        this.sweep = sweep;
        this.pipeline = pipeline;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "escalation",
            every = "{bellwether.alerting.escalation-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        EscalationSweep.Found found;
        do {
            found = QuarkusTransaction.requiringNew().call(this::lookAtSome);
            found.changes().forEach(metrics::changed);
            found.entries().forEach(metrics::escalated);
            pipeline.wake();
        } while (found.tasks() == AT_ONCE);
    }

    private EscalationSweep.Found lookAtSome() throws SQLException {
        try (var tx = database.getConnection()) {
            return sweep.look(tx, clock.instant(), AT_ONCE);
        }
    }
}
