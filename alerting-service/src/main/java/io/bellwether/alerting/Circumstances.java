package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.Task;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads what signals are decided by, all of a batch at once. */
@Singleton
class Circumstances {

    private static final String RETURNS = """
            SELECT task, count(*)::int AS times FROM task_change
            WHERE task = ANY (?::uuid[]) AND what = 'reopened' AND who = ANY (?) AND at > ? GROUP BY task
            """;

    private final AccountBook book;
    private final TaskStore tasks;
    private final HeldStore held;
    private final SilenceStore silences;
    private final Clock clock;

    Circumstances(AccountBook book, TaskStore tasks, HeldStore held, SilenceStore silences, Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.held = held;
        this.silences = silences;
        this.clock = clock;
    }

    /** Keeps the tasks that the signals are decided by as they are, until the transaction ends. */
    void lock(Connection tx, Collection<Signal> signals) throws SQLException {
        tasks.lockNewest(tx, signals.stream().map(it -> it.identity().account()).collect(toSet()));
    }

    /** @param returnsWithin for how far back returns of tasks are counted */
    Sitting.Known of(Connection tx, Collection<Signal> signals, Duration returnsWithin) throws SQLException {
        var accounts =
                signals.stream().map(signal -> signal.identity().account()).collect(toSet());
        var newest = tasks.newest(tx, accounts);
        return new Sitting.Known(
                book.all(tx, accounts),
                newest,
                held.of(tx, accounts),
                returns(tx, signals, newest, returnsWithin),
                silences.inForce(tx, clock.instant()),
                clock.instant());
    }

    private Map<UUID, Integer> returns(
            Connection tx, Collection<Signal> signals, Map<Identity, Task> newest, Duration within)
            throws SQLException {
        var returns = new HashMap<UUID, Integer>();
        var asked = signals.stream()
                .filter(signal -> matters(signal, newest.get(signal.identity())))
                .map(signal -> newest.get(signal.identity()).id().toString())
                .collect(toSet());
        if (asked.isEmpty()) {
            return returns;
        }
        var sources = signals.stream().map(Signal::source).distinct().toArray(String[]::new);
        var since = Sql.time(clock.instant().minus(within));
        try (var select = tx.prepareStatement(RETURNS);
                var row = Sql.bind(select, asked.toArray(String[]::new), sources, since)
                        .executeQuery()) {
            while (row.next()) {
                returns.put(row.getObject("task", UUID.class), row.getInt("times"));
            }
        }
        return returns;
    }

    /** Only what would end, or come back, is decided by how often it came back before. */
    private static boolean matters(Signal signal, Task newest) {
        return newest != null && (signal instanceof Cleared || newest.state() instanceof Closed);
    }
}
