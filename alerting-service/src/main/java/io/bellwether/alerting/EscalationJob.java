package io.bellwether.alerting;

import io.bellwether.alerting.EscalationSweep.Found;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks at tasks whose time has come, or whose state has changed: each escalates once however many instances look. */
@Singleton
class EscalationJob {

    private static final int AT_ONCE = 250;

    private final Rounds rounds;
    private final EscalationSweep sweep;
    private final TaskMetrics metrics;
    private final Clock clock;

    EscalationJob(Rounds rounds, EscalationSweep sweep, TaskMetrics metrics, Clock clock) {
        this.rounds = rounds;
        this.sweep = sweep;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "escalation",
            every = "{bellwether.alerting.escalation-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        rounds.run(AT_ONCE, tx -> sweep.look(tx, clock.instant(), AT_ONCE), Found::tasks, found -> {
            metrics.changed(found.changes());
            found.entries().forEach(metrics::escalated);
        });
    }
}
