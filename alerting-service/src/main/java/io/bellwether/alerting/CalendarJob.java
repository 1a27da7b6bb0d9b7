package io.bellwether.alerting;

import io.bellwether.alerting.CalendarSweep.Found;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks at the calendar of each account once a day of its CSM, and whenever its dates may have changed. */
@Singleton
class CalendarJob {

    private static final int AT_ONCE = 250;

    private final Rounds rounds;
    private final CalendarSweep sweep;
    private final TaskMetrics metrics;
    private final Clock clock;

    CalendarJob(Rounds rounds, CalendarSweep sweep, TaskMetrics metrics, Clock clock) {
        this.rounds = rounds;
        this.sweep = sweep;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "calendar",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        rounds.run(AT_ONCE, tx -> sweep.look(tx, clock.instant(), AT_ONCE), Found::accounts, found -> {
            metrics.changed(found.changes());
            found.decided().forEach(metrics::kept);
        });
    }
}
