package io.bellwether.alerting;

import io.bellwether.alerting.decide.Held;
import io.bellwether.alerting.decide.Why;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rows of signals that wait.
 *
 * <p>Whoever decides signals of an account locks what waits of it first, before its tasks. So what waits is released by
 * one only, and never while the account's owner in the pipeline decides something of it.
 */
@Singleton
class HeldStore {

    private static final String LOCK = """
            SELECT FROM held WHERE account = ANY (?) ORDER BY account, type, reason FOR UPDATE
            """;
    private static final String FIND = "SELECT * FROM held WHERE account = ANY (?)";
    private static final String IS_DUE = """
            (until <= ? OR CASE why
                WHEN 'inhibited' THEN NOT EXISTS (SELECT FROM task WHERE id = by::uuid AND closed_at IS NULL)
                WHEN 'silenced' THEN NOT EXISTS (
                    SELECT FROM silence WHERE id = by::uuid AND begins_at <= ? AND ends_at > ?)
                ELSE false END)
            """;
    private static final String DUE_ACCOUNTS =
            "SELECT account FROM held WHERE " + IS_DUE + " ORDER BY urgency DESC, account, type, reason LIMIT ?";
    private static final String DUE = "SELECT * FROM held WHERE account = ANY (?) AND " + IS_DUE
            + " ORDER BY urgency DESC, account, type, reason";
    private static final String SAVE = """
            INSERT INTO held (account, type, reason, why, by, since, until, urgency, csm, cleared, signal, times)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 1)
            ON CONFLICT (account, type, reason) DO UPDATE SET
                (why, by, since, until, urgency, csm, cleared, signal, times) =
                (excluded.why, excluded.by, excluded.since, excluded.until, excluded.urgency, excluded.csm,
                 excluded.cleared, excluded.signal, CASE WHEN held.since = excluded.since THEN held.times + 1 ELSE 1 END)
            """;
    private static final String DROP = "DELETE FROM held WHERE account = ? AND type = ? AND reason = ?";
    private static final String DROP_OF_TASK = """
            DELETE FROM held USING task
            WHERE task.id = ? AND (held.account, held.type, held.reason) = (task.account, task.type, task.reason)
            """;
    // One instance releases at a time: so the most urgent comes first, wherever it is decided.
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtext('bellwether.release'))";

    /** Keeps everybody else from deciding anything of what waits of the accounts, until the transaction ends. */
    void lock(Connection tx, Collection<String> accounts) throws SQLException {
        try (var lock = tx.prepareStatement(LOCK)) {
            Sql.bind(lock, (Object) accounts.toArray(String[]::new)).execute();
        }
    }

    Map<Identity, Held> of(Connection tx, Collection<String> accounts) throws SQLException {
        var found = new HashMap<Identity, Held>();
        try (var select = tx.prepareStatement(FIND)) {
            Sql.bind(select, (Object) accounts.toArray(String[]::new));
            readAll(select).forEach(held -> found.put(held.signal().identity(), held));
        }
        return found;
    }

    /** Whether nobody else releases until the transaction ends. */
    boolean alone(Connection tx) throws SQLException {
        try (var select = tx.prepareStatement(ALONE);
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Some of the accounts of which something has waited long enough, the most urgent first. */
    Set<String> dueAccounts(Connection tx, Instant now, int limit) throws SQLException {
        var accounts = new LinkedHashSet<String>();
        var time = Sql.time(now);
        try (var select = tx.prepareStatement(DUE_ACCOUNTS);
                var row = Sql.bind(select, time, time, time, limit).executeQuery()) {
            while (row.next()) {
                accounts.add(row.getString(1));
            }
        }
        return accounts;
    }

    /** What has waited long enough of the accounts, the most urgent first. */
    List<Held> due(Connection tx, Collection<String> accounts, Instant now) throws SQLException {
        var time = Sql.time(now);
        try (var select = tx.prepareStatement(DUE)) {
            return readAll(Sql.bind(select, accounts.toArray(String[]::new), time, time, time));
        }
    }

    /** @param changed by identity, what waits now; null where nothing does any more */
    void save(Connection tx, Map<Identity, Held> changed) throws SQLException {
        try (var save = tx.prepareStatement(SAVE);
                var drop = tx.prepareStatement(DROP)) {
            for (var entry : changed.entrySet()) {
                var it = entry.getKey();
                if (entry.getValue() == null) {
                    Sql.bind(drop, it.account(), Words.of(it.type()), it.reason())
                            .addBatch();
                } else {
                    bind(save, it, entry.getValue()).addBatch();
                }
            }
            save.executeBatch();
            drop.executeBatch();
        }
    }

    /** Forgets what waits of the identity of a task that is not locked yet. */
    void dropOf(Connection tx, UUID task) throws SQLException {
        try (var drop = tx.prepareStatement(DROP_OF_TASK)) {
            Sql.bind(drop, task).execute();
        }
    }

    private static PreparedStatement bind(PreparedStatement save, Identity it, Held held) throws SQLException {
        return Sql.bind(
                save,
                it.account(),
                Words.of(it.type()),
                it.reason(),
                Words.of(held.why()),
                held.by(),
                Sql.time(held.since()),
                Sql.time(held.until()),
                held.urgency(),
                held.signal() instanceof Raised raised ? raised.account().csm() : null,
                held.signal() instanceof Cleared,
                JsonColumn.write(held.signal()));
    }

    private static List<Held> readAll(PreparedStatement select) throws SQLException {
        var all = new ArrayList<Held>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                all.add(read(row));
            }
        }
        return all;
    }

    private static Held read(ResultSet row) throws SQLException {
        var json = row.getString("signal");
        Signal signal =
                row.getBoolean("cleared") ? JsonColumn.read(json, Cleared.class) : JsonColumn.read(json, Raised.class);
        return new Held(
                signal,
                Words.parse(Why.class, row.getString("why")),
                row.getString("by"),
                Sql.time(row, "since"),
                Sql.time(row, "until"),
                row.getDouble("urgency"));
    }
}
