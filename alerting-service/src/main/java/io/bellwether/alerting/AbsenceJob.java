package io.bellwether.alerting;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** Gives the tasks of people who are away to their deputies, and back, once each however many instances look. */
@Singleton
class AbsenceJob {

    private final Rounds rounds;
    private final Assignments assignments;
    private final Handovers handovers;
    private final Clock clock;

    AbsenceJob(Rounds rounds, Assignments assignments, Handovers handovers, Clock clock) {
        this.rounds = rounds;
        this.assignments = assignments;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** Moves some of the tasks that come after others. */
    @FunctionalInterface
    private interface Step {
        Handovers.Some move(Connection tx, Handovers.Some after) throws SQLException;
    }

    @Scheduled(
            identity = "absences",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var now = clock.instant();
        for (var absence : rounds.one(tx -> assignments.staff(tx, now)).away(now)) {
            all((tx, after) -> handovers.fromAway(tx, absence, after, now));
        }
        all((tx, after) -> handovers.toThoseWhoAreBack(tx, after, now));
    }

    private void all(Step step) {
        var some = Handovers.Some.NONE;
        while (!some.all()) {
            var after = some;
            some = rounds.one(tx -> step.move(tx, after));
        }
    }
}
