package io.bellwether.alerting;

import io.bellwether.alerting.task.Answer.Done;
import io.bellwether.alerting.task.Answer.Refused;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Command.Reopen;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Step;
import io.bellwether.alerting.task.Task;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Where people work on tasks: each change and the event that tells of it in one transaction. */
@Singleton
class TaskDesk {

    private final Rounds rounds;
    private final TaskStore store;
    private final Handovers handovers;
    private final TaskMetrics metrics;
    private final Clock clock;

    TaskDesk(Rounds rounds, TaskStore store, Handovers handovers, TaskMetrics metrics, Clock clock) {
        this.rounds = rounds;
        this.store = store;
        this.handovers = handovers;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Does what a person asks.
     *
     * @param expected whether the task is as the person believes it to be
     * @return the task after it
     * @throws ProblemException 404 where there is no such task, 412 where it is not as expected, 409 where the command is
     *     not legal in its state
     */
    Task act(UUID id, Command command, String who, Predicate<Task> expected) {
        var changes = rounds.one(tx -> {
            var task = lock(tx, id, command).orElseThrow(() -> noTask(id.toString()));
            if (!expected.test(task)) {
                throw changedMeanwhile("task", task.version());
            }
            if (command instanceof Reopen && store.hasLater(tx, task)) {
                throw ProblemException.conflict("There is a newer task of the same account, type and reason.");
            }
            return switch (task.on(command, new Stamp(who, clock.instant()))) {
                case Done(var change) -> save(tx, change);
                case Refused(var why) -> throw ProblemException.conflict(why);
            };
        });
        metrics.changed(changes);
        return changes.getLast().task();
    }

    private List<Change> save(Connection tx, Change change) throws SQLException {
        store.save(tx, List.of(change));
        var changes = new ArrayList<>(List.of(change));
        if (change.step() == Step.REOPENED) {
            changes.addAll(handovers.reopened(tx, change.task(), change.by().at()));
        }
        return changes;
    }

    private Optional<Task> lock(Connection tx, UUID id, Command command) throws SQLException {
        return command instanceof Reopen ? store.lockToReopen(tx, id) : store.lock(tx, id);
    }

    static ProblemException noTask(String id) {
        return ProblemException.notFound("There is no task with the id " + id + ".");
    }

    static ProblemException changedMeanwhile(String what, long version) {
        return new ProblemException(Problem.of(
                412,
                "precondition-failed",
                "Precondition failed",
                "The %s has changed meanwhile: it is at version %d now. Read it again.".formatted(what, version)));
    }
}
