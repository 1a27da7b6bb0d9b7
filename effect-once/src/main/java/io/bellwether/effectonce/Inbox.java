package io.bellwether.effectonce;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * The ids of the dedup window in the database: one row for each batch and shard, small ones merged now and then. Within
 * a row of several batches the newest come last.
 */
final class Inbox {

    /** Bytes from which a row is big enough to be left alone. */
    private static final int BIG = 64 << 10;

    private static final String COUNT =
            "SELECT coalesce(sum(octet_length(hashes)), 0) FROM inbox WHERE shard = ? AND hour >= ?";
    private static final String LOAD =
            "SELECT hour, comparable, hashes FROM inbox WHERE shard = ? AND hour >= ? ORDER BY hour DESC, newest DESC";
    private static final String REMEMBER = "INSERT INTO inbox (shard, hour, comparable, hashes) VALUES (?, ?, true, ?)";
    private static final String FORGET = "DELETE FROM inbox WHERE shard = ? AND hour < ?";
    private static final String MERGE = """
            WITH small AS (
                DELETE FROM inbox WHERE shard = ? AND comparable AND octet_length(hashes) < %d
                RETURNING hour, hashes, newest
            )
            INSERT INTO inbox (shard, hour, comparable, hashes, newest)
            SELECT ?, hour, true, string_agg(hashes, '' ORDER BY newest), max(newest) FROM small GROUP BY hour
            """.formatted(BIG);

    private Inbox() {}

    /** The newest ids of the window; no more are loaded once there are as many as allowed. */
    static RecentIds load(Connection tx, int shard, int oldest, int most) throws SQLException {
        int expected = count(tx, shard, oldest);
        var recent = new RecentIds(most);
        try (var load = tx.prepareStatement(LOAD)) {
            load.setFetchSize(100);
            load.setInt(1, shard);
            load.setInt(2, oldest);
            try (var row = load.executeQuery()) {
                while (row.next() && recent.isOpen()) {
                    recent.addOlder(row.getBytes(3), row.getInt(1), row.getBoolean(2), expected);
                }
            }
        }
        return recent;
    }

    static void remember(Connection tx, Collection<Progress> progress, int hour) throws SQLException {
        try (var remember = tx.prepareStatement(REMEMBER)) {
            for (var shard : progress) {
                if (shard.ids().size() > 0) {
                    remember.setInt(1, shard.shard().number());
                    remember.setInt(2, hour);
                    remember.setBytes(3, shard.ids().stored());
                    remember.addBatch();
                }
            }
            remember.executeBatch();
        }
    }

    /** Makes one row an hour of all small ones, and drops the hours before the window. */
    static void tidy(Connection tx, int shard, int oldest) throws SQLException {
        try (var forget = tx.prepareStatement(FORGET);
                var merge = tx.prepareStatement(MERGE)) {
            forget.setInt(1, shard);
            forget.setInt(2, oldest);
            forget.executeUpdate();
            merge.setInt(1, shard);
            merge.setInt(2, shard);
            merge.executeUpdate();
        }
    }

    private static int count(Connection tx, int shard, int oldest) throws SQLException {
        try (var count = tx.prepareStatement(COUNT)) {
            count.setInt(1, shard);
            count.setInt(2, oldest);
            try (var row = count.executeQuery()) {
                row.next();
                return Math.toIntExact(row.getLong(1) / EventId.BYTES);
            }
        }
    }
}
