package io.bellwether.alerting;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How much a week has brought to each CSM. */
@Singleton
class BudgetStore {

    private static final String READ = "SELECT csm, week, spent FROM budget_spent WHERE week BETWEEN ? AND ?";
    private static final String OPEN =
            "INSERT INTO budget_spent (csm, week, spent) VALUES (?, ?, 0) ON CONFLICT DO NOTHING";
    private static final String LOCK = """
            SELECT FROM budget_spent WHERE (csm, week) IN (SELECT * FROM unnest(?::text[], ?::date[]))
            ORDER BY csm FOR UPDATE
            """;
    private static final String SPEND = """
            INSERT INTO budget_spent (csm, week, spent) VALUES (?, ?, ?)
            ON CONFLICT (csm, week) DO UPDATE SET spent = budget_spent.spent + excluded.spent
            """;
    private static final String FORGET = "DELETE FROM budget_spent WHERE week < ?";

    /** By CSM, of the week that it is for them; absent for nothing. */
    Map<String, Integer> spent(Connection tx, Weeks weeks) throws SQLException {
        var spent = new HashMap<String, Integer>();
        var today = LocalDate.ofInstant(weeks.now(), ZoneOffset.UTC);
        try (var select = tx.prepareStatement(READ);
                var row = Sql.bind(select, today.minusWeeks(1), today.plusWeeks(1))
                        .executeQuery()) {
            while (row.next()) {
                var csm = row.getString("csm");
                if (weeks.of(csm).equals(row.getObject("week", LocalDate.class))) {
                    spent.put(csm, row.getInt("spent"));
                }
            }
        }
        return spent;
    }

    /** Keeps everybody else from spending of the CSMs' weeks until the transaction ends. */
    void lock(Connection tx, Weeks weeks, Collection<String> csms) throws SQLException {
        var sorted = List.copyOf(new TreeSet<>(csms)); // all lock in the same order
        try (var open = tx.prepareStatement(OPEN);
                var lock = tx.prepareStatement(LOCK)) {
            for (var csm : sorted) {
                Sql.bind(open, csm, weeks.of(csm)).addBatch();
            }
            open.executeBatch();
            var days = sorted.stream().map(weeks::of).map(Date::valueOf).toArray(Date[]::new);
            Sql.bind(lock, sorted.toArray(String[]::new), days).execute();
        }
    }

    void spend(Connection tx, Weeks weeks, Map<String, Integer> more) throws SQLException {
        try (var spend = tx.prepareStatement(SPEND)) {
            for (var it : more.entrySet()) {
                Sql.bind(spend, it.getKey(), weeks.of(it.getKey()), it.getValue())
                        .addBatch();
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
