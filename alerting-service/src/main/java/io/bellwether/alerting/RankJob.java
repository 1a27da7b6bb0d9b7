package io.bellwether.alerting;

import io.bellwether.alerting.task.Rules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;

/** Ranks tasks anew on the day from which a nearer renewal makes them more urgent; no change of the task itself. */
@Singleton
class RankJob {

    private static final int AT_ONCE = 500;

    private final DataSource database;
    private final TaskStore store;
    private final Rules rules;
    private final Clock clock;

    RankJob(DataSource database, TaskStore store, Rules rules, Clock clock) {
        this.database = database;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            identity = "rank",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        while (QuarkusTransaction.requiringNew().call(this::rankSome) == AT_ONCE) {}
    }

    private int rankSome() throws SQLException {
        var today = LocalDate.now(clock);
        try (var tx = database.getConnection()) {
            var tasks = store.lockToRank(tx, today, AT_ONCE);
            store.rank(tx, tasks.stream().map(task -> task.ranked(rules, today)).toList());
            return tasks.size();
        }
    }
}
