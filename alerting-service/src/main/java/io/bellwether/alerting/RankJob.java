package io.bellwether.alerting;

import io.bellwether.alerting.task.Rules;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;

/** Ranks tasks anew on the day from which a nearer renewal makes them more urgent; no change of the task itself. */
@Singleton
class RankJob {

    private static final int AT_ONCE = 500;

    private final Rounds rounds;
    private final TaskStore store;
    private final Rules rules;
    private final Clock clock;

    RankJob(Rounds rounds, TaskStore store, Rules rules, Clock clock) {
        this.rounds = rounds;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            identity = "rank",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var today = LocalDate.now(clock);
        rounds.run(AT_ONCE, tx -> {
            var tasks = store.lockToRank(tx, today, AT_ONCE);
            store.rank(tx, tasks.stream().map(task -> task.ranked(rules, today)).toList());
            return tasks.size();
        });
    }
}
