package io.bellwether.effectonce;

import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events that reach the broker if, and only if, the transaction they were put in commits. */
public final class Outbox {

    private static final String ADD = "INSERT INTO outbox (shard, messages) VALUES (?, ?)";

    private Outbox() {}

    /**
     * Puts events into the caller's transaction. Where it is not a {@link Handler}'s, wake the relay after the
     * commit.
     */
    public static void add(Connection tx, List<Event> events) throws SQLException {
        add(tx, events, List.of());
    }

    static void add(Connection tx, List<Event> events, List<Rejection> rejections) throws SQLException {
        var sender = TraceHeaders.current();
        var parcels = new TreeMap<Integer, Parcel>();
        for (var event : events) {
            var message = Codec.encode(event);
            var topic = EventType.of(event.fact()).topic();
            var key = event.account().getBytes(StandardCharsets.UTF_8);
            var headers = sender == null
                    ? message.headers()
                    : traced(message.headers(), sender, TraceHeaders.origin(event.account()));
            parcel(parcels, key).add(topic.topicName(), key, headers, message.value());
        }
        for (var rejection : rejections) {
            parcel(parcels, rejection.key())
                    .add(Topic.REJECTED_EVENTS.topicName(), rejection.key(), rejection.headers(), rejection.value());
        }
        if (!parcels.isEmpty()) {
            insert(tx, parcels);
        }
    }

    private static Map<String, String> traced(Map<String, String> headers, String sender, String origin) {
        var traced = new LinkedHashMap<>(headers);
        traced.put(TraceHeaders.SENDER, sender);
        if (origin != null) {
            traced.put(TraceHeaders.ORIGIN, origin);
        }
        return traced;
    }

    private static void insert(Connection tx, Map<Integer, Parcel> parcels) throws SQLException {
        try (var add = tx.prepareStatement(ADD)) {
            for (var parcel : parcels.entrySet()) {
                add.setInt(1, parcel.getKey());
                add.setBytes(2, parcel.getValue().stored());
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private static Parcel parcel(Map<Integer, Parcel> parcels, byte[] key) {
        int shard = key == null ? 0 : Shards.of(key);
        return parcels.computeIfAbsent(shard, _ -> new Parcel());
    }
}
