package io.bellwether.alerting;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Looks at the calendar of each account once a day of its CSM, and whenever its dates may have changed. Instances share
 * the work by skipping what another has locked.
 */
@Singleton
class CalendarJob {

    private static final int AT_ONCE = 250;

    private final DataSource database;
    private final CalendarSweep sweep;
    private final AlertPipeline pipeline;
    private final TaskMetrics metrics;
    private final Clock clock;

    CalendarJob(DataSource database, CalendarSweep sweep, AlertPipeline pipeline, TaskMetrics metrics, Clock clock) {
        this.database = database;
        this.sweep = sweep;
        this.pipeline = pipeline;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "calendar",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        CalendarSweep.Found found;
        do {
            found = QuarkusTransaction.requiringNew().call(this::lookAtSome);
            found.changes().forEach(metrics::changed);
            pipeline.wake();
        } while (found.accounts() == AT_ONCE);
    }

    private CalendarSweep.Found lookAtSome() throws SQLException {
        try (var tx = database.getConnection()) {
            return sweep.look(tx, clock.instant(), AT_ONCE);
        }
    }
}
