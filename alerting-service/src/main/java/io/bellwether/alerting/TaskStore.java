package io.bellwether.alerting;

import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Step;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import io.bellwether.effectonce.Outbox;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rows of tasks as events and people change them, in the transaction of whoever calls.
 *
 * <p>Whoever wants to change a task locks it first, and every change passes through {@link #save}. The tasks of an
 * identity are raised by one thread at a time (the pipeline, for risks and opportunities, where each account has one
 * owner): so whatever it has locked and read stays true until it commits.
 */
@Singleton
class TaskStore {

    private static final String LOCK_NEWEST = """
            SELECT id FROM task WHERE id IN (
                SELECT DISTINCT ON (account, type, reason) id FROM task WHERE account = ANY (?)
                ORDER BY account, type, reason, occurrence DESC)
            ORDER BY id FOR UPDATE
            """;
    private static final String NEWEST = """
            SELECT DISTINCT ON (account, type, reason) *
            FROM task WHERE account = ANY (?)
            ORDER BY account, type, reason, occurrence DESC
            """;
    private static final String LOCK = "SELECT * FROM task WHERE id = ? FOR UPDATE";
    private static final String LOCK_WAKING = """
            SELECT * FROM task WHERE snoozed_until <= ? ORDER BY snoozed_until LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String LOCK_TO_RANK = """
            SELECT * FROM task WHERE closed_at IS NULL AND urgency_until <= ?
            ORDER BY urgency_until LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String RANK = "UPDATE task SET urgency = ?, urgency_how = ?, urgency_until = ? WHERE id = ?";
    private static final String FOLLOW = """
            UPDATE task SET account_name = coalesce(known.name, account_name), segment = coalesce(known.segment, task.segment),
                arr = coalesce(known.arr, task.arr), renewal = coalesce(known.contract_end, renewal), urgency_until = ?
            FROM account AS known
            WHERE known.account = ANY (?) AND task.account = known.account AND closed_at IS NULL
              AND (coalesce(known.segment, task.segment), coalesce(known.arr, task.arr),
                   coalesce(known.contract_end, renewal)) IS DISTINCT FROM (task.segment, task.arr, renewal)
            """;
    private static final String ESCALATE_NOW = """
            UPDATE task SET escalate_at = '-infinity' WHERE account = ANY (?) AND closed_at IS NULL
            """;
    private static final String NEXT_STEPS = """
            UPDATE task SET next_step = step.due
            FROM (SELECT id, (SELECT coalesce(min(due) FILTER (WHERE status = 'open'), max(due)) FROM task_step
                              WHERE task_step.task = id AND acknowledged_at IS NOT NULL) AS due
                  FROM task WHERE id = ANY (?)) AS step
            WHERE task.id = step.id AND next_step IS DISTINCT FROM step.due
            """;
    private static final String HAS_LATER =
            "SELECT FROM task WHERE account = ? AND type = ? AND reason = ? AND occurrence > ? LIMIT 1";
    private static final String REMEMBER =
            "INSERT INTO task_change (task, version, at, who, what, detail) VALUES (?, ?, ?, ?, ?, ?)";

    private final TaskPlays plays;
    private final FittingPlays fitting;
    private final HeldStore held;
    private final Notices notices;

    TaskStore(TaskPlays plays, FittingPlays fitting, HeldStore held, Notices notices) {
        this.plays = plays;
        this.fitting = fitting;
        this.held = held;
        this.notices = notices;
    }

    /** The newest task of each identity of the accounts, locked until the transaction ends. */
    Map<Identity, Task> lockNewest(Connection tx, Collection<String> accounts) throws SQLException {
        // Two statements: what a person did while we waited for the lock, the second sees.
        try (var lock = tx.prepareStatement(LOCK_NEWEST)) {
            Sql.bind(lock, (Object) accounts.toArray(String[]::new)).execute();
        }
        return newest(tx, accounts);
    }

    /** As they stand now; others may change them at any time. */
    Map<Identity, Task> newest(Connection tx, Collection<String> accounts) throws SQLException {
        var newest = new HashMap<Identity, Task>();
        try (var select = tx.prepareStatement(NEWEST)) {
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

    /** The task, locked until the transaction ends; it is to be open again, so nothing of its identity waits any more. */
    Optional<Task> lockToReopen(Connection tx, UUID id) throws SQLException {
        held.dropOf(tx, id);
        return lock(tx, id);
    }

    /** Some of the tasks whose snoozing is over, locked until the transaction ends; none that others have locked. */
    List<Task> lockWaking(Connection tx, Instant now, int limit) throws SQLException {
        try (var select = tx.prepareStatement(LOCK_WAKING)) {
            return TaskRow.readAll(Sql.bind(select, Sql.time(now), limit));
        }
    }

    /** Some of the tasks whose urgency is another one since that day, locked until the transaction ends. */
    List<Task> lockToRank(Connection tx, LocalDate today, int limit) throws SQLException {
        try (var select = tx.prepareStatement(LOCK_TO_RANK)) {
            return TaskRow.readAll(Sql.bind(select, today, limit));
        }
    }

    /** Writes the urgency of tasks that are locked. It follows from the day, so it makes no version. */
    void rank(Connection tx, List<Task> tasks) throws SQLException {
        try (var update = tx.prepareStatement(RANK)) {
            for (var task : tasks) {
                var urgency = task.content().urgency();
                Sql.bind(update, urgency.value(), urgency.how(), urgency.until(), task.id())
                        .addBatch();
            }
            update.executeBatch();
        }
    }

    /** Brings what is known of the accounts into their tasks, which then are to be ranked. It makes no version. */
    void follow(Connection tx, Collection<String> accounts, LocalDate today) throws SQLException {
        try (var update = tx.prepareStatement(FOLLOW)) {
            Sql.bind(update, today, accounts.toArray(String[]::new)).execute();
        }
    }

    /** The state of these accounts has changed: their tasks are looked at for escalation. */
    void escalateNow(Connection tx, Collection<String> accounts) throws SQLException {
        if (!accounts.isEmpty()) {
            try (var update = tx.prepareStatement(ESCALATE_NOW)) {
                Sql.bind(update, (Object) accounts.toArray(String[]::new)).execute();
            }
        }
    }

    /** Whether the identity of a task that is locked has got another one since. */
    boolean hasLater(Connection tx, Task task) throws SQLException {
        var identity = task.identity();
        try (var select = tx.prepareStatement(HAS_LATER);
                var row = Sql.bind(
                                select,
                                identity.account(),
                                Words.of(identity.type()),
                                identity.reason(),
                                task.occurrence())
                        .executeQuery()) {
            return row.next();
        }
    }

    /**
     * What else would come of a change.
     *
     * @param playbook what a new task would go by; null for none
     */
    record Would(PlaybookStore.Version playbook, List<Planned> told) {}

    /** What {@link #save} would do besides; writes nothing. */
    Would suppose(Connection connection, Change change, Set<Change> quiet) throws SQLException {
        var playbook = change.step() == Step.RAISED ? plays.fitting(connection, change.task()) : null;
        return new Would(playbook, notices.planned(connection, List.of(change), quiet));
    }

    /**
     * The one place through which every change passes: writes each changed task once, as it is in the end, every change
     * into its history, the events that tell of them into the outbox, and what people and systems are told of them. What
     * becomes of steps is written before.
     */
    void save(Connection tx, List<Change> changes) throws SQLException {
        save(tx, changes, Set.of());
    }

    /** @param quiet those of the changes that are to disturb nobody */
    void save(Connection tx, List<Change> changes, Set<Change> quiet) throws SQLException {
        var tasks = new LinkedHashMap<UUID, Task>(); // in order of time: a task is closed before the next one opens
        changes.forEach(change -> tasks.put(change.task().id(), change.task()));
        try (var save = tx.prepareStatement(TaskRow.SAVE)) {
            for (var task : tasks.values()) {
                TaskRow.bind(save, task).addBatch();
            }
            save.executeBatch();
        }
        remember(tx, changes, fitting.follow(tx, changes));
        nextSteps(tx, tasks.values());
        Outbox.add(tx, changes.stream().map(Change::event).toList());
        notices.changed(tx, changes, quiet);
    }

    /** A new task has nobody yet who has taken it up. */
    private static void nextSteps(Connection tx, Collection<Task> tasks) throws SQLException {
        var changed =
                tasks.stream().filter(task -> task.version() > 1).map(Task::id).toArray(UUID[]::new);
        if (changed.length > 0) {
            try (var update = tx.prepareStatement(NEXT_STEPS)) {
                Sql.bind(update, (Object) changed).execute();
            }
        }
    }

    /** @param plays by task, what has become of its playbook with the last of its changes */
    private static void remember(Connection tx, List<Change> changes, Map<UUID, String> plays) throws SQLException {
        var left = new HashMap<>(plays);
        try (var remember = tx.prepareStatement(REMEMBER)) {
            for (var change : changes.reversed()) {
                Sql.bind(
                                remember,
                                change.task().id(),
                                change.task().version(),
                                Sql.time(change.by().at()),
                                change.by().who(),
                                Words.of(change.step()),
                                told(change, left.remove(change.task().id())))
                        .addBatch();
            }
            remember.executeBatch();
        }
    }

    private static String told(Change change, String play) {
        var told = change.told();
        return told == null || play == null ? (told == null ? play : told) : "%s (%s)".formatted(told, play);
    }
}
