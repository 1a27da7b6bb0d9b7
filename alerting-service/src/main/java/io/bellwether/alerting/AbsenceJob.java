package io.bellwether.alerting;

import io.bellwether.alerting.person.Absence;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Gives the tasks of people who are away to their deputies, and back, once each however many instances look. */
@Singleton
class AbsenceJob {

    private final DataSource database;
    private final Assignments assignments;
    private final Handovers handovers;
    private final AlertPipeline pipeline;
    private final Clock clock;

    AbsenceJob(DataSource database, Assignments assignments, Handovers handovers, AlertPipeline pipeline, Clock clock) {
        this.database = database;
        this.assignments = assignments;
        this.handovers = handovers;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /** Moves some tasks in a transaction of its own. */
    @FunctionalInterface
    private interface Step {
        Handovers.Some move(Connection tx, Handovers.Some after) throws SQLException;
    }

    @Scheduled(
            identity = "absences",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() throws SQLException {
        var now = clock.instant();
        for (var absence : present(now)) {
            all((tx, after) -> handovers.fromAway(tx, absence, after, now));
        }
        all((tx, after) -> handovers.toThoseWhoAreBack(tx, after, now));
        pipeline.wake();
    }

    private List<Absence> present(Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            return assignments.staff(connection, now).away(now);
        }
    }

    private void all(Step step) {
        var some = Handovers.Some.NONE;
        while (!some.all()) {
            var after = some;
            some = QuarkusTransaction.requiringNew().call(() -> {
                try (var tx = database.getConnection()) {
                    return step.move(tx, after);
                }
            });
        }
    }
}
