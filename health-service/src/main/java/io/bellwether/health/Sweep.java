package io.bellwether.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * How far the daily look at all accounts of a shard has come.
 *
 * @param lastAccount the last account looked at on that day, or null when all were
 */
record Sweep(LocalDate day, String lastAccount) {

    private static final String LOAD = "SELECT day, last_account FROM sweep WHERE shard = ?";
    private static final String SAVE = """
            INSERT INTO sweep (shard, day, last_account) VALUES (?, ?, ?)
            ON CONFLICT (shard) DO UPDATE SET day = excluded.day, last_account = excluded.last_account
            """;

    /**
     * Where the look at all accounts on a day stands; a day that was begun and not finished is left for the new one.
     */
    static Sweep of(Connection tx, int shard, LocalDate today) throws SQLException {
        try (var load = tx.prepareStatement(LOAD)) {
            load.setInt(1, shard);
            try (var row = load.executeQuery()) {
                var sweep = row.next() ? new Sweep(row.getObject(1, LocalDate.class), row.getString(2)) : null;
                return sweep == null || sweep.day().isBefore(today) ? new Sweep(today, "") : sweep;
            }
        }
    }

    boolean done() {
        return lastAccount == null;
    }

    Sweep after(String account) {
        return new Sweep(day, account);
    }

    Sweep finished() {
        return new Sweep(day, null);
    }

    void save(Connection tx, int shard) throws SQLException {
        try (var save = tx.prepareStatement(SAVE)) {
            save.setInt(1, shard);
            save.setObject(2, day);
            save.setString(3, lastAccount);
            save.executeUpdate();
        }
    }
}
