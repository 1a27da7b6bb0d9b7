package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The outbox as a relay sees it: shards of which rows wait, the oldest of these, and the end of what was published. */
final class OutboxRows {

    /** Rows read at once at the most. */
    static final int MOST = 500;
    /** No further row is read once these have so many bytes as stored: compressed, a tenth or less of what they say. */
    static final int LARGEST = 1 << 20;

    static final int LOCKS = 0x0b0c5;

    private static final String LOCK = """
            SELECT s, pg_try_advisory_xact_lock(%d, s), extract(epoch FROM clock_timestamp() - created_at) * 1000
              FROM generate_series(0, ?::int) s
             CROSS JOIN LATERAL (SELECT created_at FROM outbox WHERE shard = s ORDER BY position LIMIT 1) first
            """.formatted(LOCKS);
    /** Of each shard by the index first, as a long outage leaves many rows; sizes are known without reading the values. */
    private static final String OLDEST = """
            SELECT shard, position, messages
              FROM (SELECT *, sum(octet_length(messages)) OVER (ORDER BY position) - octet_length(messages) AS before
                      FROM (SELECT oldest.* FROM unnest(?::smallint[]) AS ours (shard)
                             CROSS JOIN LATERAL (SELECT shard, position, messages FROM outbox
                                                  WHERE outbox.shard = ours.shard ORDER BY position LIMIT %1$d) oldest
                             ORDER BY position LIMIT %1$d) oldest) oldest
             WHERE before < %2$d ORDER BY position
            """.formatted(MOST, LARGEST);

    private static final String DELETE = """
            DELETE FROM outbox o USING unnest(?::smallint[], ?::bigint[]) AS gone (shard, position)
             WHERE o.shard = gone.shard AND o.position = gone.position
            """;

    private OutboxRows() {}

    /** One outbox row. */
    record Row(int shard, long position, byte[] messages) {}

    /**
     * What waits.
     *
     * @param ours the shards that are ours until the transaction ends
     * @param othersAtWork whether rows of shards wait that others have
     * @param since when the oldest row was made, in milliseconds since 1970, by our clock, however far from it that of
     *     the database is; {@link Long#MAX_VALUE} where none waits
     */
    record Waiting(List<Integer> ours, boolean othersAtWork, long since) {}

    static Waiting lock(Connection tx) throws SQLException {
        try (var lock = tx.prepareStatement(LOCK)) {
            lock.setInt(1, Topic.PARTITIONS - 1);
            var ours = new ArrayList<Integer>();
            boolean othersAtWork = false;
            long since = Long.MAX_VALUE;
            try (var row = lock.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(2)) {
                        ours.add(row.getInt(1));
                    } else {
                        othersAtWork = true;
                    }
                    since = Math.min(since, System.currentTimeMillis() - row.getLong(3));
                }
            }
            return new Waiting(ours, othersAtWork, since);
        }
    }

    /** One at least, where any waits; more as long as they are small. */
    static List<Row> oldest(Connection tx, List<Integer> shards) throws SQLException {
        try (var select = tx.prepareStatement(OLDEST)) {
            select.setArray(1, tx.createArrayOf("smallint", shards.toArray()));
            var rows = new ArrayList<Row>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getInt(1), row.getLong(2), row.getBytes(3)));
                }
            }
            return rows;
        }
    }

    static void delete(Connection tx, List<Row> rows) throws SQLException {
        try (var delete = tx.prepareStatement(DELETE)) {
            var shards = rows.stream().map(Row::shard).toArray();
            var positions = rows.stream().map(Row::position).toArray();
            delete.setArray(1, tx.createArrayOf("smallint", shards));
            delete.setArray(2, tx.createArrayOf("bigint", positions));
            delete.executeUpdate();
        }
    }
}
