package io.bellwether.alerting;

import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where people make tasks by hand: each with its playbook and the event that tells of it in one transaction. */
@Singleton
class TaskMaker {

    private final Rounds rounds;
    private final HandMade made;
    private final TaskStore tasks;
    private final TaskPlays plays;
    private final TaskMetrics metrics;

    TaskMaker(Rounds rounds, HandMade made, TaskStore tasks, TaskPlays plays, TaskMetrics metrics) {
        this.rounds = rounds;
        this.made = made;
        this.tasks = tasks;
        this.plays = plays;
        this.metrics = metrics;
    }

    Task make(TaskBody body, String who) {
        var change = rounds.one(tx -> inTransaction(tx, body, who));
        metrics.changed(List.of(change));
        return change.task();
    }

    private Change inTransaction(Connection tx, TaskBody body, String who) throws SQLException {
        var change = made.of(tx, body, who);
        tasks.save(tx, List.of(change));
        if (body.playbook() != null) {
            var version = plays.latest(tx, body.playbook())
                    .orElseThrow(() -> Ask.wrong("must be the name of a playbook of /v1/playbooks", "/playbook"));
            plays.replace(tx, change.task(), version, change.by().at());
        }
        return change;
    }
}
