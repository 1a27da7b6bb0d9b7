package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.TaskView.More;
import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is told with tasks: how their accounts do, how far their playbooks have got, who was drawn in. */
@Singleton
class TaskSurroundings {

    private final AccountBook book;
    private final PlayProgress progress;
    private final EscalationStore escalations;

    TaskSurroundings(AccountBook book, PlayProgress progress, EscalationStore escalations) {
        this.book = book;
        this.progress = progress;
        this.escalations = escalations;
    }

    /** By task, without history. */
    Map<UUID, More> of(Connection connection, List<Task> tasks) throws SQLException {
        var ids = tasks.stream().map(Task::id).toList();
        var accounts = tasks.stream().map(task -> task.identity().account()).collect(toSet());
        var health = book.health(connection, accounts);
        var steps = progress.of(connection, ids);
        var drawnIn = escalations.of(connection, ids);
        var all = new HashMap<UUID, More>();
        for (var task : tasks) {
            var id = task.id();
            all.put(id, new More(health.get(task.identity().account()), steps.get(id), drawnIn.get(id), null));
        }
        return all;
    }
}
