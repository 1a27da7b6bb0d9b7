package io.bellwether.alerting;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** How much a week has brought to each CSM. */
@Singleton
class BudgetStore {

    private static final String READ = "SELECT csm, spent FROM budget_spent WHERE week = ?";
    private static final String OPEN =
            "INSERT INTO budget_spent (csm, week, spent) VALUES (?, ?, 0) ON CONFLICT DO NOTHING";
    private static final String LOCK =
            "SELECT FROM budget_spent WHERE week = ? AND csm = ANY (?) ORDER BY csm FOR UPDATE";
    private static final String SPEND = """
            INSERT INTO budget_spent (csm, week, spent) VALUES (?, ?, ?)
            ON CONFLICT (csm, week) DO UPDATE SET spent = budget_spent.spent + excluded.spent
            """;
    private static final String FORGET = "DELETE FROM budget_spent WHERE week < ?";

    /** By CSM; absent for nothing. */
    Map<String, Integer> spent(Connection tx, LocalDate week) throws SQLException {
        var spent = new HashMap<String, Integer>();
        try (var select = tx.prepareStatement(READ);
                var row = Sql.bind(select, week).executeQuery()) {
            while (row.next()) {
                spent.put(row.getString("csm"), row.getInt("spent"));
            }
        }
        return spent;
    }

    /** Keeps everybody else from spending of the CSMs' weeks until the transaction ends. */
    void lock(Connection tx, LocalDate week, Collection<String> csms) throws SQLException {
        var sorted = new TreeSet<>(csms); // all lock in the same order
        try (var open = tx.prepareStatement(OPEN);
                var lock = tx.prepareStatement(LOCK)) {
            for (var csm : sorted) {
                Sql.bind(open, csm, week).addBatch();
            }
            open.executeBatch();
            Sql.bind(lock, week, sorted.toArray(String[]::new)).execute();
        }
    }

    void spend(Connection tx, LocalDate week, Map<String, Integer> more) throws SQLException {
        try (var spend = tx.prepareStatement(SPEND)) {
            for (var it : more.entrySet()) {
                Sql.bind(spend, it.getKey(), week, it.getValue()).addBatch();
            }
            spend.executeBatch();
        }
    }

    void forget(Connection tx, LocalDate before) throws SQLException {
        try (var delete = tx.prepareStatement(FORGET)) {
            Sql.bind(delete, before).execute();
        }
    }
}
