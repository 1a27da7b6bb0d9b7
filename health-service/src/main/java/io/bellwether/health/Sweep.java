package io.bellwether.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * How far the look at all accounts of a shard has come, on a new day or since other models came into force.
 *
 * @param generation of the models by which they are judged
 * @param lastAccount the last account looked at on that day, or null when all were
 */
record Sweep(LocalDate day, int generation, String lastAccount) {

    private static final String LOAD = "SELECT day, generation, last_account FROM sweep WHERE shard = ?";
    private static final String SAVE = """
            INSERT INTO sweep (shard, day, generation, last_account) VALUES (?, ?, ?, ?)
            ON CONFLICT (shard) DO UPDATE
               SET day = excluded.day, generation = excluded.generation, last_account = excluded.last_account
            """;

    /** Where the look at all accounts stands; of an earlier day or other models it begins anew. */
    static Sweep of(Connection tx, int shard, LocalDate today, int generation) throws SQLException {
        try (var load = tx.prepareStatement(LOAD)) {
            load.setInt(1, shard);
            try (var row = load.executeQuery()) {
                var begin = new Sweep(today, generation, "");
                return row.next()
                        ? new Sweep(row.getObject(1, LocalDate.class), row.getInt(2), row.getString(3)).or(begin)
                        : begin;
            }
        }
    }

    /** This one, unless another has to begin. */
    Sweep or(Sweep begin) {
        return day.isBefore(begin.day) || generation != begin.generation ? begin : this;
    }

    boolean done() {
        return lastAccount == null;
    }

    Sweep after(String account) {
        return new Sweep(day, generation, account);
    }

    Sweep finished() {
        return new Sweep(day, generation, null);
    }

    void save(Connection tx, int shard) throws SQLException {
        try (var save = tx.prepareStatement(SAVE)) {
            save.setInt(1, shard);
            save.setObject(2, day);
            save.setInt(3, generation);
            save.setString(4, lastAccount);
            save.executeUpdate();
        }
    }
}
