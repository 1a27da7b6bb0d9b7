package io.bellwether.effectonce;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The tables that make effects happen once: who owns a shard, and where it goes on. */
final class Ledger {

    private static final String CLAIM = """
            INSERT INTO shard (shard, epoch) VALUES (?, 1)
            ON CONFLICT (shard) DO UPDATE SET epoch = shard.epoch + 1
            RETURNING epoch
            """;
    private static final String OWNED =
            "SELECT shard, epoch FROM shard WHERE shard = ANY (?) ORDER BY shard FOR UPDATE";
    private static final String NEXT = "SELECT topic, next_offset FROM consumed WHERE shard = ?";
    private static final String ADVANCE = """
            INSERT INTO consumed (topic, shard, next_offset)
            SELECT * FROM unnest(?::text[], ?::smallint[], ?::bigint[])
            ON CONFLICT (topic, shard) DO UPDATE SET next_offset = excluded.next_offset
            """;

    private Ledger() {}

    /**
     * Takes the shard over and gives the new epoch: from the commit on, no earlier owner can commit anything for it.
     */
    static long claim(Connection tx, int shard) throws SQLException {
        try (var claim = tx.prepareStatement(CLAIM)) {
            claim.setInt(1, shard);
            try (var row = claim.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Per topic, the first offset that has not taken effect. */
    static Map<String, Long> next(Connection tx, int shard) throws SQLException {
        if (FaultPoint.isOff("offsets")) {
            return Map.of();
        }
        var offsets = new HashMap<String, Long>();
        try (var next = tx.prepareStatement(NEXT)) {
            next.setInt(1, shard);
            try (var row = next.executeQuery()) {
                while (row.next()) {
                    offsets.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return offsets;
    }

    /** Holds the shards until the transaction ends; in one order, so that two owners never wait for each other. */
    static void fence(Connection tx, Collection<Shard> shards) throws SQLException {
        if (FaultPoint.isOff("fence")) {
            return;
        }
        var epochs = new HashMap<Integer, Long>();
        try (var owned = tx.prepareStatement(OWNED)) {
            var numbers = shards.stream().map(Shard::number).toArray();
            owned.setArray(1, tx.createArrayOf("smallint", numbers));
            try (var row = owned.executeQuery()) {
                while (row.next()) {
                    epochs.put(row.getInt(1), row.getLong(2));
                }
            }
        }
        for (var shard : shards) {
            if (epochs.getOrDefault(shard.number(), 0L) != shard.epoch()) {
                throw new Fenced(shard.number());
            }
        }
    }

    static void advance(Connection tx, Collection<Progress> progress) throws SQLException {
        var topics = new ArrayList<String>();
        var shards = new ArrayList<Integer>();
        var next = new ArrayList<Long>();
        for (var shard : progress) {
            shard.next().forEach((topic, offset) -> {
                topics.add(topic);
                shards.add(shard.shard().number());
                next.add(offset);
            });
        }
        try (var advance = tx.prepareStatement(ADVANCE)) {
            advance.setArray(1, tx.createArrayOf("text", topics.toArray()));
            advance.setArray(2, tx.createArrayOf("smallint", shards.toArray()));
            advance.setArray(3, tx.createArrayOf("bigint", next.toArray()));
            advance.executeUpdate();
        }
    }
}
