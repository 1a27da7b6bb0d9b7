package io.bellwether.health;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops what lies beyond the horizon, once a day: in slices of accounts, each a transaction. Instances take turns, and how
 * far they have come is kept in the database; so one goes on where another was stopped.
 */
@Singleton
class HistoryTrim {

    /** After a long pause each of them may have a year of days to drop. */
    private static final int ACCOUNTS = 200;

    /** Whoever has the row does the next slice, and the others wait for as long. */
    private static final String TAKE = "SELECT day, last_account FROM history_trim FOR UPDATE";

    private static final String NEXT =
            "SELECT account FROM account WHERE account > ? ORDER BY account LIMIT " + ACCOUNTS;
    private static final String SAVE = "UPDATE history_trim SET day = ?, last_account = ?";

    private final Transactions transactions;
    private final Horizon horizon;

    HistoryTrim(Transactions transactions, Horizon horizon) {
        this.transactions = transactions;
        this.horizon = horizon;
    }

    @Scheduled(cron = "0 17 1 * * ?", concurrentExecution = ConcurrentExecution.SKIP)
    void trim() {
        boolean more = true;
        while (more) {
            more = transactions.call(this::trimSome);
        }
    }

    /** Whether there is more to do today. */
    private boolean trimSome(Connection tx) throws SQLException {
        var today = horizon.today();
        var after = take(tx, today);
        if (after == null) {
            return false;
        }
        var accounts = next(tx, after);
        HistoryStore.forgetBefore(tx, accounts, horizon.first());
        boolean more = accounts.size() == ACCOUNTS;
        try (var save = tx.prepareStatement(SAVE)) {
            Sql.bind(save, today, more ? accounts.getLast() : null).executeUpdate();
        }
        return more;
    }

    /** The account that today's work has come to, "" before the first, or null when it is done. */
    private static String take(Connection tx, LocalDate today) throws SQLException {
        try (var take = tx.prepareStatement(TAKE);
                var row = take.executeQuery()) {
            row.next();
            return row.getObject(1, LocalDate.class).isBefore(today) ? "" : row.getString(2);
        }
    }

    private static List<String> next(Connection tx, String after) throws SQLException {
        var accounts = new ArrayList<String>(ACCOUNTS);
        try (var next = tx.prepareStatement(NEXT);
                var row = Sql.bind(next, after).executeQuery()) {
            while (row.next()) {
                accounts.add(row.getString(1));
            }
        }
        return accounts;
    }
}
