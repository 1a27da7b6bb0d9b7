package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.verdict.Standing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts in the database: read and locked in sets, written in sets. */
final class AccountStore {

    /** Locks the rows in one order, whoever asks, so that intake and review never wait for each other in a circle. */
    private static final String LOAD = """
            SELECT a.account, s.state, a.evaluated_on, a.scored, a.exact, a.coverage, a.band, a.risk, a.unsettled_since
              FROM account a JOIN account_state s USING (account)
             WHERE a.account = ANY (?)
             ORDER BY a.account
               FOR UPDATE OF a
            """;

    private static final String DUE = """
            SELECT account FROM account
             WHERE review_at <= ? OR evaluated_on < ?
             ORDER BY account
             LIMIT ?
               FOR UPDATE SKIP LOCKED
            """;

    private AccountStore() {}

    /** The accounts that are known, locked. */
    static Map<String, Account> load(Connection tx, Collection<String> ids) throws SQLException {
        var standings = RaisedStore.load(tx, ids);
        var accounts = new LinkedHashMap<String, Account>();
        try (var load = tx.prepareStatement(LOAD)) {
            load.setArray(1, tx.createArrayOf("text", ids.toArray()));
            try (var row = load.executeQuery()) {
                while (row.next()) {
                    var id = row.getString("account");
                    accounts.put(id, account(row, id, standings.getOrDefault(id, Standing.NEW)));
                }
            }
        }
        return accounts;
    }

    /** Accounts to look at again, locked: a new day began for them, or their history has settled. */
    static List<String> due(Connection tx, Instant now, int most) throws SQLException {
        try (var due = tx.prepareStatement(DUE)) {
            due.setObject(1, now.atOffset(ZoneOffset.UTC));
            due.setObject(2, now.atOffset(ZoneOffset.UTC).toLocalDate());
            due.setInt(3, most);
            try (var row = due.executeQuery()) {
                var ids = new ArrayList<String>();
                while (row.next()) {
                    ids.add(row.getString(1));
                }
                return ids;
            }
        }
    }

    static AccountState state(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT state FROM account_state WHERE account = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? StateCodec.read(row.getBytes(1)) : null;
            }
        }
    }

    private static Account account(ResultSet row, String id, Standing standing) throws SQLException {
        var band = row.getString("band");
        var risk = row.getString("risk");
        var said = new Account.Said(
                row.getObject("evaluated_on", LocalDate.class),
                row.getBoolean("scored"),
                row.getDouble("exact"),
                row.getDouble("coverage"),
                band == null ? null : Band.valueOf(band),
                risk == null ? null : Severity.valueOf(risk));
        var unsettled = row.getObject("unsettled_since", OffsetDateTime.class);
        return new Account(
                id,
                StateCodec.read(row.getBytes("state")),
                standing,
                said,
                unsettled == null ? null : unsettled.toInstant());
    }
}
