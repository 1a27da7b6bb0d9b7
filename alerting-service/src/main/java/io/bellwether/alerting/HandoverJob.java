package io.bellwether.alerting;

import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.person.Staff;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Moves tasks to whose they are by now, once each however many instances look: from people who are away to their
 * deputies, and back, and from nobody to whoever is there.
 */
@Singleton
class HandoverJob {

    // Whether there is somebody else by now depends on people, absences and who is away now; on routes and loads, too.
    private static final Duration LONGEST_WITHOUT_LOOK_AT_ALL = Duration.ofMinutes(10);
    // What was decided by who was there before may be seen only this much later.
    private static final Duration LONGEST_UNSEEN = Duration.ofMinutes(1);

    private final Rounds rounds;
    private final Assignments assignments;
    private final Handovers handovers;
    private final TaskMetrics metrics;
    private final Clock clock;

    /** Null before the first, and where some was left out. */
    private volatile Look last;

    HandoverJob(Rounds rounds, Assignments assignments, Handovers handovers, TaskMetrics metrics, Clock clock) {
        this.rounds = rounds;
        this.assignments = assignments;
        this.handovers = handovers;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Moves some of the tasks that come after others. */
    @FunctionalInterface
    private interface Step {
        Handovers.Some move(Connection tx, Handovers.Some after) throws SQLException;
    }

    /**
     * When it was looked at what is nobody's.
     *
     * @param staff whom there was to have it
     * @param away who of them was away then
     * @param atAll when it was looked at all of it
     */
    private record Look(Staff staff, List<Absence> away, Instant atAll, Instant at) {

        private boolean stillHolds(Staff staffNow, Instant now) {
            return staff.equals(staffNow)
                    && away.equals(staffNow.away(now))
                    && !now.isBefore(at)
                    && now.isBefore(atAll.plus(LONGEST_WITHOUT_LOOK_AT_ALL));
        }
    }

    @Scheduled(
            identity = "handovers",
            every = "{bellwether.alerting.clock-check}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var now = clock.instant();
        var staff = rounds.one(tx -> assignments.staff(tx, now));
        for (var absence : staff.away(now)) {
            all((tx, after) -> handovers.fromAway(tx, absence, after, now));
        }
        all((tx, after) -> handovers.toThoseWhoAreBack(tx, after, now));
        placeNobodys(staff, now);
    }

    /** All where somebody else may be there; else only what has become nobody's since, when somebody may not have been. */
    private void placeNobodys(Staff staff, Instant now) {
        var before = last;
        boolean some = before != null && before.stillHolds(staff, now);
        var since = some ? before.at().minus(LONGEST_UNSEEN) : Instant.EPOCH;
        boolean leftOut = all((tx, after) -> handovers.fromNobody(tx, after, since, now));
        last = leftOut ? null : new Look(staff, staff.away(now), some ? before.atAll() : now, now);
    }

    /** Whether some were left out, as others had locked them. */
    private boolean all(Step step) {
        var some = Handovers.Some.NONE;
        while (!some.all()) {
            var after = some;
            some = rounds.one(tx -> step.move(tx, after));
            metrics.changed(some.changes());
        }
        return some.leftOut();
    }
}
