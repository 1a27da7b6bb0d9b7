package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.person.Absence;
import io.bellwether.alerting.task.Assignment;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Desk;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.Task;
import io.bellwether.effectonce.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Gives tasks to others where it is no longer right whose they are; their due dates stay. */
@Singleton
class Handovers {

    private static final int AT_ONCE = 500;

    private static final String LOCK_OF_ACCOUNTS =
            "SELECT * FROM task WHERE account = ANY (?) AND closed_at IS NULL ORDER BY id FOR UPDATE";
    private static final String LOCK_OF_AWAY = """
            SELECT * FROM task WHERE owner = ? AND closed_at IS NULL AND due <= ? AND id > ?
            ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String LOCK_TO_GIVE_BACK = """
            SELECT * FROM task WHERE assigned_instead_of IS NOT NULL AND closed_at IS NULL AND id > ?
            ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private static final String NOBODYS = """
            SELECT id FROM task WHERE owner IS NULL AND closed_at IS NULL AND updated_at >= ? AND id > ?
            ORDER BY id LIMIT ?
            """;
    private static final String LOCK_OF_NOBODY = """
            SELECT * FROM task WHERE id = ANY (?) AND owner IS NULL AND closed_at IS NULL
            ORDER BY id FOR UPDATE SKIP LOCKED
            """;

    private static final String TAKEN_UP = """
            SELECT DISTINCT task FROM task_change AS taken
            WHERE task = ANY (?) AND what IN ('acknowledged', 'started', 'progressed')
              AND NOT EXISTS (SELECT FROM task_change AS later WHERE later.task = taken.task
                  AND later.version > taken.version AND later.what IN ('assigned', 'reopened'))
            """;

    private static final Way EVERY = (task, to, by) -> Optional.of(task.handOver(to, by));

    private final Assignments assignments;
    private final AccountBook book;
    private final PeopleStore people;
    private final TaskStore store;
    private final TaskMetrics metrics;

    Handovers(Assignments assignments, AccountBook book, PeopleStore people, TaskStore store, TaskMetrics metrics) {
        this.assignments = assignments;
        this.book = book;
        this.people = people;
        this.store = store;
        this.metrics = metrics;
    }

    /** What becomes of a task that should be somebody else's; empty where it stays. */
    @FunctionalInterface
    private interface Way {
        Optional<Change> change(Task task, Assignment to, Stamp by);
    }

    /**
     * Tasks that have been looked at, in order of their ids.
     *
     * @param all whether there are no more
     * @param leftOut whether some were not looked at, as others had locked them
     * @param changes what has become of the last of them
     */
    record Some(UUID last, boolean all, boolean leftOut, List<Change> changes) {

        static final Some NONE = new Some(new UUID(0, 0), false, false, List.of());

        private Some and(List<UUID> more, List<Change> itsChanges) {
            return new Some(more.isEmpty() ? last : more.getLast(), more.size() < AT_ONCE, leftOut, itsChanges);
        }

        private Some andTasks(List<Task> more, List<Change> itsChanges) {
            return and(more.stream().map(Task::id).toList(), itsChanges);
        }

        private Some leavingOut(boolean some) {
            return new Some(last, all, leftOut || some, changes);
        }
    }

    /** What nobody has taken up moves to the new CSM of its account, unless somebody gave it to its owner. */
    void toNewCsms(Effects effects, Map<String, Account> accounts, Instant now) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        var tx = effects.connection();
        var tasks = lockUntouched(tx, accounts.keySet()).stream()
                .filter(task -> !task.content().assigned().byHand())
                .toList();
        var changes =
                move(tx, tasks, task -> accounts.get(task.identity().account()).csm(), EVERY, now);
        effects.afterCommit(() -> metrics.changed(changes));
    }

    /**
     * What a person has opened again goes to whose the account is by now, unless somebody gave it to its owner, who is
     * still there.
     *
     * @return what has become of it, where that is more
     */
    List<Change> reopened(Connection tx, Task task, Instant now) throws SQLException {
        var csm = book.get(tx, task.identity().account()).card().csm();
        var before = task.content().assigned();
        boolean stays = before.byHand() ? !people.isStranger(tx, before.owner()) : csm == null;
        return stays ? List.of() : move(tx, List.of(task), _ -> csm, EVERY, now);
    }

    /** What is nobody's, and what nobody has taken up, goes to whoever a route leads to by now. */
    void toNewRoutes(Effects effects, Map<String, Account> accounts, Instant now) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        var tx = effects.connection();
        var tasks = lockUntouched(tx, accounts.keySet()).stream()
                .filter(task -> task.content().owner() == null)
                .toList();
        var changes = move(tx, tasks, ofTheAccount(accounts), EVERY, now);
        effects.afterCommit(() -> metrics.changed(changes));
    }

    private static List<Task> lockUntouched(Connection tx, Set<String> accounts) throws SQLException {
        try (var select = tx.prepareStatement(LOCK_OF_ACCOUNTS)) {
            return TaskRow.readAll(Sql.bind(select, (Object) accounts.toArray(String[]::new))).stream()
                    .filter(Task::isUntouched)
                    .toList();
        }
    }

    /** Some of what is due while somebody is away goes to who stands in for them. */
    Some fromAway(Connection tx, Absence absence, Some after, Instant now) throws SQLException {
        try (var select = tx.prepareStatement(LOCK_OF_AWAY)) {
            var tasks = TaskRow.readAll(Sql.bind(select, absence.person(), absence.to(), after.last(), AT_ONCE));
            var takenUp = takenUp(tx, tasks);
            Way way = (task, to, by) -> {
                var before = task.content().assigned();
                return Optional.of(
                        task.handOver(to.after(takenUp.contains(task.id()) ? before.forGood() : before), by));
            };
            return after.andTasks(tasks, move(tx, tasks, _ -> absence.person(), way, now));
        }
    }

    /** Some of what nobody has taken up since goes back to whom it is of, where they are there again: as it was theirs. */
    Some toThoseWhoAreBack(Connection tx, Some after, Instant now) throws SQLException {
        try (var select = tx.prepareStatement(LOCK_TO_GIVE_BACK)) {
            var tasks = TaskRow.readAll(Sql.bind(select, after.last(), AT_ONCE));
            var takenUp = takenUp(tx, tasks);
            var others =
                    tasks.stream().filter(task -> !takenUp.contains(task.id())).toList();
            Function<Task, String> away = task -> task.content().assigned().insteadOf();
            Way way = (task, to, by) -> {
                var before = task.content().assigned().before();
                return away.apply(task).equals(to.owner())
                        ? Optional.of(task.handOver(before == null ? to : before, to.owner() + " is back.", by))
                        : Optional.empty();
            };
            return after.andTasks(tasks, move(tx, others, away, way, now));
        }
    }

    /** What somebody has taken up since it is whose it is. */
    private static Set<UUID> takenUp(Connection tx, List<Task> tasks) throws SQLException {
        var takenUp = new HashSet<UUID>();
        if (tasks.isEmpty()) {
            return takenUp;
        }
        try (var select = tx.prepareStatement(TAKEN_UP);
                var row = Sql.bind(select, (Object) tasks.stream().map(Task::id).toArray(UUID[]::new))
                        .executeQuery()) {
            while (row.next()) {
                takenUp.add(row.getObject("task", UUID.class));
            }
        }
        return takenUp;
    }

    /**
     * Some of what is nobody's, and what nobody has taken up, goes to whoever should have it by now.
     *
     * @param since only what has changed since then
     */
    Some fromNobody(Connection tx, Some after, Instant since, Instant now) throws SQLException {
        var ids = nobodys(tx, after, since);
        try (var select = tx.prepareStatement(LOCK_OF_NOBODY)) {
            var tasks = TaskRow.readAll(Sql.bind(select, (Object) ids.toArray(UUID[]::new)));
            var untouched = tasks.stream().filter(Task::isUntouched).toList();
            var accounts = book.all(
                    tx,
                    untouched.stream().map(task -> task.identity().account()).collect(toSet()));
            var changes = move(tx, untouched, ofTheAccount(accounts), EVERY, now);
            return after.and(ids, changes).leavingOut(tasks.size() < ids.size());
        }
    }

    private static Function<Task, String> ofTheAccount(Map<String, Account> accounts) {
        return task -> accounts.get(task.identity().account()).card().csm();
    }

    private static List<UUID> nobodys(Connection tx, Some after, Instant since) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var select = tx.prepareStatement(NOBODYS);
                var row =
                        Sql.bind(select, Sql.time(since), after.last(), AT_ONCE).executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject("id", UUID.class));
            }
        }
        return ids;
    }

    /**
     * @param from whose each task would be if they were there; null where nobody's
     * @param way what becomes of those that should be another owner's
     * @return those that did
     */
    private List<Change> move(Connection tx, List<Task> tasks, Function<Task, String> from, Way way, Instant now)
            throws SQLException {
        if (tasks.isEmpty()) {
            return List.of();
        }
        var csms = new HashMap<String, String>();
        tasks.forEach(task -> csms.put(task.identity().account(), from.apply(task)));
        var assigner = assignments.assigner(tx, csms, book.find(tx, csms.keySet()), now);
        var by = new Stamp(Change.SOURCE, now);
        var changes = new ArrayList<Change>();
        for (var task : tasks) {
            var content = task.content();
            var work = new Desk.Work(task.identity(), content.severity(), from.apply(task), content.customer());
            var to = assigner.assign(work, _ -> content.due());
            if (!Objects.equals(to.owner(), content.owner())) {
                way.change(task, to, by).ifPresent(changes::add);
            }
        }
        assignments.keep(tx, assigner);
        store.save(tx, changes);
        return changes;
    }
}
