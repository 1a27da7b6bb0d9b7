package io.bellwether.effectonce;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables that make effects happen once: who owns a shard, what it has seen, where it goes on. */
final class Ledger {

    private static final String CLAIM = """
            INSERT INTO shard (shard, epoch) VALUES (?, 1)
            ON CONFLICT (shard) DO UPDATE SET epoch = shard.epoch + 1
            RETURNING epoch
            """;
    private static final String OWNED = "SELECT epoch FROM shard WHERE shard = ? FOR UPDATE";
    private static final String NEXT = "SELECT topic, next_offset FROM consumed WHERE shard = ?";
    private static final String ADVANCE = """
            INSERT INTO consumed (topic, shard, next_offset) VALUES (?, ?, ?)
            ON CONFLICT (topic, shard) DO UPDATE SET next_offset = excluded.next_offset
            """;
    private static final String SEEN = "SELECT day, hashes FROM inbox WHERE shard = ? AND day >= ?";
    private static final String REMEMBER = "INSERT INTO inbox (shard, day, hashes) VALUES (?, ?, ?)";
    private static final String FORGET = "DELETE FROM inbox WHERE shard = ? AND day < ?";

    private Ledger() {}

    /** Takes the shard over: from the commit on, no earlier owner can commit anything for it. */
    static Shard claim(Connection tx, int shard, LocalDate oldest) throws SQLException {
        long epoch;
        try (var claim = tx.prepareStatement(CLAIM)) {
            claim.setInt(1, shard);
            try (var row = claim.executeQuery()) {
                row.next();
                epoch = row.getLong(1);
            }
        }
        try (var forget = tx.prepareStatement(FORGET)) {
            forget.setInt(1, shard);
            forget.setObject(2, oldest, Types.DATE);
            forget.executeUpdate();
        }
        return new Shard(shard, epoch, inbox(tx, shard, oldest), next(tx, shard));
    }

    /** Holds the shards until the transaction ends. Ordered, so that two owners never wait for each other. */
    static void fence(Connection tx, Collection<Shard> shards) throws SQLException {
        var ordered = shards.stream()
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
        try (var owned = tx.prepareStatement(OWNED)) {
            for (var shard : ordered) {
                owned.setInt(1, shard.number());
                try (var row = owned.executeQuery()) {
                    if (!row.next() || row.getLong(1) != shard.epoch()) {
                        throw new Fenced(shard.number());
                    }
                }
            }
        }
    }

    static void advance(Connection tx, List<Progress> progress, LocalDate today) throws SQLException {
        try (var advance = tx.prepareStatement(ADVANCE);
                var remember = tx.prepareStatement(REMEMBER)) {
            for (var shard : progress) {
                for (var topic : shard.next().entrySet()) {
                    advance.setString(1, topic.getKey());
                    advance.setInt(2, shard.shard().number());
                    advance.setLong(3, topic.getValue());
                    advance.addBatch();
                }
                if (!shard.ids().isEmpty()) {
                    remember.setInt(1, shard.shard().number());
                    remember.setObject(2, today, Types.DATE);
                    remember.setBytes(3, bytes(shard.ids()));
                    remember.addBatch();
                }
            }
            advance.executeBatch();
            remember.executeBatch();
        }
    }

    private static Inbox inbox(Connection tx, int shard, LocalDate oldest) throws SQLException {
        var inbox = new Inbox();
        try (var seen = tx.prepareStatement(SEEN)) {
            seen.setInt(1, shard);
            seen.setObject(2, oldest, Types.DATE);
            try (var row = seen.executeQuery()) {
                while (row.next()) {
                    inbox.addAll(row.getObject(1, LocalDate.class), hashes(row.getBytes(2)));
                }
            }
        }
        return inbox;
    }

    private static Map<String, Long> next(Connection tx, int shard) throws SQLException {
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

    private static byte[] bytes(Set<IdHash> ids) {
        var buffer = ByteBuffer.allocate(ids.size() * IdHash.BYTES);
        ids.forEach(id -> id.write(buffer));
        return buffer.array();
    }

    private static Set<IdHash> hashes(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var hashes = new HashSet<IdHash>();
        while (buffer.hasRemaining()) {
            hashes.add(IdHash.read(buffer));
        }
        return hashes;
    }
}
