package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.verdict.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads accounts, in sets. Without locks: the owner of their shard is the only one who writes them. */
final class AccountStore {

    private static final String LOAD = """
            SELECT s.account, s.state, s.unsettled_since,
                   a.evaluated_on, a.model, a.model_version, a.scored, a.exact, a.coverage, a.band, a.risk, a.kept,
                   a.raised, a.announced_band, a.generation, a.phase
              FROM account_state s LEFT JOIN account a USING (account)
             WHERE s.account = ANY (?)
            """;
    /** Only ids and sizes: joined to the rest, a plan for an unknown number of them would read all accounts. */
    private static final String DUE = """
            SELECT account, octet_length(state) FROM account_state
             WHERE shard = ? AND account > ? AND (calm_until >= ? AND calm_under = ?) IS NOT TRUE
             ORDER BY shard, account LIMIT ?
            """;

    private static final String SIZES = """
            SELECT account, coalesce(octet_length(state), 0)
              FROM unnest(?::text[]) due (account) LEFT JOIN account_state USING (account)
            """;

    private static final String UNSETTLED =
            "SELECT account, unsettled_since FROM account_state WHERE shard = ? AND unsettled_since IS NOT NULL";

    /** As of the last time that the database looked; to count them would read them all. */
    private static final String ESTIMATE =
            "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'account_state'::regclass";

    /** So many rows come from the database at once: of large accounts, more would fill the memory before they are counted. */
    private static final int FETCHED_AT_ONCE = 50;

    private AccountStore() {}

    /** Those of the accounts that are known. */
    static Map<String, StoredAccount> load(Connection tx, Collection<String> ids) throws SQLException {
        try (var load = tx.prepareStatement(LOAD)) {
            load.setArray(1, tx.createArrayOf("text", ids.toArray(String[]::new)));
            return read(tx, load, Long.MAX_VALUE);
        }
    }

    /** Those of the accounts that are known, or as many of these as have so many bytes as stored. */
    static Map<String, StoredAccount> load(Connection tx, Collection<String> ids, long bytes) throws SQLException {
        try (var load = tx.prepareStatement(LOAD)) {
            load.setArray(1, tx.createArrayOf("text", ids.toArray(String[]::new)));
            load.setFetchSize(ids.size() > FETCHED_AT_ONCE ? FETCHED_AT_ONCE : 0);
            return read(tx, load, bytes);
        }
    }

    /** The next accounts of a shard that are due on the day of the look, in order. */
    static Slice due(Connection tx, int shard, Sweep look, int most) throws SQLException {
        try (var due = tx.prepareStatement(DUE);
                var row = Sql.bind(due, shard, look.lastAccount(), look.day(), look.generation(), most)
                        .executeQuery()) {
            return Slice.of(row, most);
        }
    }

    /** As many of the accounts as may be opened at once. */
    static Slice slice(Connection tx, List<String> ids) throws SQLException {
        try (var sizes = tx.prepareStatement(SIZES)) {
            sizes.setArray(1, tx.createArrayOf("text", ids.toArray(String[]::new)));
            try (var row = sizes.executeQuery()) {
                return Slice.of(row, ids.size() + 1);
            }
        }
    }

    /** The accounts of a shard into which history streams, and since when. */
    static Map<String, Instant> unsettled(Connection tx, int shard) throws SQLException {
        try (var select = tx.prepareStatement(UNSETTLED)) {
            select.setInt(1, shard);
            var since = new HashMap<String, Instant>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    since.put(row.getString(1), instant(row, 2));
                }
            }
            return since;
        }
    }

    /** About how many accounts there are. */
    static long estimate(Connection tx) throws SQLException {
        try (var select = tx.prepareStatement(ESTIMATE);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Null if it is unknown. */
    static AccountState state(Connection connection, String id, LocalDate oldest) throws SQLException {
        try (var select = connection.prepareStatement("SELECT state FROM account_state WHERE account = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? StateCodec.read(row.getBytes(1), (int) oldest.toEpochDay()) : null;
            }
        }
    }

    private static Map<String, StoredAccount> read(Connection tx, PreparedStatement select, long most)
            throws SQLException {
        var accounts = new LinkedHashMap<String, StoredAccount>();
        var raised = new ArrayList<String>();
        long bytes = 0;
        try (var row = select.executeQuery()) {
            while (bytes < most && row.next()) {
                var id = row.getString(1);
                var standing = Standing.NEW.announcing(band(row.getString(14)));
                var state = row.getBytes(2);
                bytes += state.length;
                accounts.put(id, new StoredAccount(state, standing, said(row), instant(row, 3)));
                if (row.getBoolean(13)) {
                    raised.add(id);
                }
            }
        }
        if (!raised.isEmpty()) {
            RaisedStore.load(tx, raised)
                    .forEach((id, standing) -> accounts.computeIfPresent(id, (_, account) -> account.raised(standing)));
        }
        return accounts;
    }

    /** Of an account that was never judged, null. */
    private static Account.Said said(ResultSet row) throws SQLException {
        var day = row.getObject(4, LocalDate.class);
        if (day == null) {
            return null;
        }
        var risk = row.getString(11);
        var phase = row.getString(16);
        return new Account.Said(
                day,
                row.getString(5).intern(), // a handful of names, remembered for each account
                row.getInt(6),
                row.getBoolean(7),
                row.getDouble(8),
                row.getDouble(9),
                band(row.getString(10)),
                risk == null ? null : Severity.valueOf(risk),
                phase == null ? null : phase.intern(),
                row.getInt(15),
                row.getBoolean(12));
    }

    private static Band band(String name) {
        return name == null ? null : Band.valueOf(name);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
