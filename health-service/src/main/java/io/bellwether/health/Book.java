package io.bellwether.health;

import io.bellwether.health.SimulationStore.Filter;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.verdict.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads all accounts, a page at a time, without locking any. */
final class Book {

    private static final int PAGE = 500;
    private static final String MATCHING = " WHERE (?::text IS NULL OR a.csm = ?)"
            + " AND (?::text IS NULL OR a.segment = ?) AND (?::text IS NULL OR a.model = ?)";
    private static final String COUNT = "SELECT count(*) FROM account a" + MATCHING;
    /** Fewer where they are large, as in a {@link Slice}. */
    private static final String NEXT = """
            SELECT account, state
              FROM (SELECT account, state,
                           sum(octet_length(state)) OVER (ORDER BY account) - octet_length(state) AS bytes_before
                      FROM (SELECT a.account, s.state FROM account a JOIN account_state s USING (account)
                            %s AND a.account > ? ORDER BY a.account LIMIT %d) page) counted
             WHERE bytes_before < %d
             ORDER BY account
            """.formatted(MATCHING, PAGE, Slice.BYTES);

    private final Connection connection;
    private final int oldestDay;
    private final Object[] filter;
    private String last = "";

    /**
     * @param oldest the first day within the horizon
     * @param model whose accounts alone are read if the filter says so
     */
    Book(Connection connection, LocalDate oldest, String model, Filter filter) {
        this.connection = connection;
        this.oldestDay = (int) oldest.toEpochDay();
        var judgedBy = filter.assignedOnly() ? model : null;
        this.filter = new Object[] {filter.csm(), filter.csm(), filter.segment(), filter.segment(), judgedBy, judgedBy};
    }

    /** An account as it stands. */
    record Entry(String account, AccountState state, Standing standing) {}

    long count() throws SQLException {
        try (var count = connection.prepareStatement(COUNT);
                var row = Sql.bind(count, filter).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The accounts after those of the page before; none at the end. */
    List<Entry> next() throws SQLException {
        var states = new LinkedHashMap<String, AccountState>();
        try (var next = connection.prepareStatement(NEXT)) {
            Sql.bind(next, filter).setString(filter.length + 1, last);
            try (var row = next.executeQuery()) {
                while (row.next()) {
                    last = row.getString(1);
                    states.put(last, StateCodec.read(row.getBytes(2), oldestDay));
                }
            }
        }
        var standings = RaisedStore.load(connection, states.keySet());
        var entries = new ArrayList<Entry>();
        states.forEach((account, state) -> entries.add(new Entry(account, state, standings.get(account))));
        return entries;
    }
}
