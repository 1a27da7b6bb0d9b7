package io.bellwether.alerting;

import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of tasks as events and people change them, in the transaction of whoever calls.
 *
 * <p>Whoever wants to change a task locks it first. Only the pipeline raises tasks, and each account has one owner there:
 * so whatever it has locked and read of an account stays true until it commits.
 */
@Singleton
class TaskStore {

    private static final String LOCK_OPEN = """
            SELECT id FROM task
            WHERE account = ANY (?) AND status IN ('open', 'acknowledged')
            ORDER BY id FOR UPDATE
            """;
    private static final String NEWEST = """
            SELECT DISTINCT ON (account, type, reason) *
            FROM task WHERE account = ANY (?)
            ORDER BY account, type, reason, occurrence DESC
            """;
    private static final String LOCK = "SELECT * FROM task WHERE id = ? FOR UPDATE";
    private static final String REMEMBER =
            "INSERT INTO task_change (task, version, at, who, what, detail) VALUES (?, ?, ?, ?, ?, ?)";

    /** The newest task of each identity of the accounts; the open ones are locked until the transaction ends. */
    Map<Identity, Task> lockNewest(Connection tx, Collection<String> accounts) throws SQLException {
        var newest = new HashMap<Identity, Task>();
        // Two statements: what a person closed while we waited for the lock, the second sees closed.
        try (var lock = tx.prepareStatement(LOCK_OPEN);
                var select = tx.prepareStatement(NEWEST)) {
            Sql.bind(lock, (Object) accounts.toArray(String[]::new)).execute();
            Sql.bind(select, (Object) accounts.toArray(String[]::new));
            for (var task : TaskRow.readAll(select)) {
                newest.put(task.identity(), task);
            }
        }
        return newest;
    }

    /** The task, locked until the transaction ends. */
    Optional<Task> lock(Connection tx, UUID id) throws SQLException {
        try (var select = tx.prepareStatement(LOCK)) {
            return TaskRow.readAll(Sql.bind(select, id)).stream().findFirst();
        }
    }

    /** Writes each changed task once, as it is in the end, and every change into its history. */
    void save(Connection tx, List<Change> changes) throws SQLException {
        var tasks = new LinkedHashMap<UUID, Task>(); // in order of time: a task is closed before the next one opens
        changes.forEach(change -> tasks.put(change.task().id(), change.task()));
        try (var save = tx.prepareStatement(TaskRow.SAVE);
                var remember = tx.prepareStatement(REMEMBER)) {
            for (var task : tasks.values()) {
                TaskRow.bind(save, task).addBatch();
            }
            save.executeBatch();
            for (var change : changes) {
                Sql.bind(
                                remember,
                                change.task().id(),
                                change.task().version(),
                                Sql.time(change.by().at()),
                                change.by().who(),
                                Words.of(change.step()),
                                change.detail())
                        .addBatch();
            }
            remember.executeBatch();
        }
    }
}
