package io.bellwether.alerting;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks for steps of playbooks that are due soon: each is told once however many instances look. */
@Singleton
class StepsDueJob {

    private static final int AT_ONCE = 250;

    private final Rounds rounds;
    private final StepsDueSweep sweep;
    private final Clock clock;

    StepsDueJob(Rounds rounds, StepsDueSweep sweep, Clock clock) {
        this.rounds = rounds;
        this.sweep = sweep;
        this.clock = clock;
    }

    @Scheduled(
            identity = "steps-due",
            every = "{bellwether.alerting.steps-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        rounds.run(AT_ONCE, tx -> sweep.tell(tx, clock.instant(), AT_ONCE));
    }
}
