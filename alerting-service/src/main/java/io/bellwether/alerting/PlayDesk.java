package io.bellwether.alerting;

import io.bellwether.alerting.task.Answer;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Task;
import io.bellwether.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Where people go through the steps of a task's playbook; each is a change of the task, too. */
@Singleton
class PlayDesk {

    private final DataSource database;
    private final TaskStore tasks;
    private final TaskPlays plays;
    private final AlertPipeline pipeline;
    private final Clock clock;

    PlayDesk(DataSource database, TaskStore tasks, TaskPlays plays, AlertPipeline pipeline, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.plays = plays;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /**
     * What becomes of a step.
     *
     * @param status open, done or skipped
     * @param note what came of it; null where nothing is to be told
     */
    record Mark(int number, String status, String note) {}

    /** @param expected whether the task is as the person believes it to be */
    void set(UUID id, Mark mark, String who, Predicate<Task> expected) {
        int number = mark.number();
        var status = mark.status();
        var note = mark.note();
        QuarkusTransaction.requiringNew()
                .run(() -> inTransaction(tx -> {
                    var task = locked(tx, id, expected);
                    var play = plays.find(tx, id).orElseThrow(() -> noStep(number));
                    var step = play.steps().stream()
                            .filter(it -> it.number() == number)
                            .findFirst()
                            .orElseThrow(() -> noStep(number));
                    if (step.status().equals(status)) {
                        throw ProblemException.conflict("Step %d is %s already.".formatted(number, status));
                    }
                    var by = new Stamp(who, clock.instant());
                    boolean open = status.equals("open");
                    var words = "step %d %s%s"
                            .formatted(number, open ? "opened again" : status, note == null || open ? "" : ": " + note);
                    TaskSteps.set(
                            tx, id, open ? step.with(status, null, null, null) : step.with(status, who, by.at(), note));
                    save(tx, task, by, words);
                }));
        pipeline.wake();
    }

    /**
     * Lets the task go by another playbook, from the first step on.
     *
     * @param expected whether the task is as the person believes it to be
     */
    void replace(UUID id, PlaybookStore.Version version, String who, Predicate<Task> expected) {
        QuarkusTransaction.requiringNew()
                .run(() -> inTransaction(tx -> {
                    var task = locked(tx, id, expected);
                    var by = new Stamp(who, clock.instant());
                    plays.replace(tx, task, version, by.at());
                    save(
                            tx,
                            task,
                            by,
                            "goes by playbook " + version.playbook().name() + " version " + version.version());
                }));
        pipeline.wake();
    }

    private Task locked(Connection tx, UUID id, Predicate<Task> expected) throws SQLException {
        var task = tasks.lock(tx, id).orElseThrow(() -> TaskDesk.noTask(id.toString()));
        if (!expected.test(task)) {
            throw TaskDesk.changedMeanwhile("task", task.version());
        }
        return task;
    }

    private void save(Connection tx, Task task, Stamp by, String words) throws SQLException {
        switch (task.on(new Command.Progress(words), by)) {
            case Answer.Done(Change change) -> tasks.save(tx, List.of(change));
            case Answer.Refused(String why) -> throw ProblemException.conflict(why);
        }
    }

    private void inTransaction(Work work) {
        try (var tx = database.getConnection()) {
            work.in(tx);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void in(Connection tx) throws SQLException;
    }

    private static ProblemException noStep(int number) {
        return ProblemException.notFound("The task has no step " + number + ".");
    }
}
