package io.bellwether.effectonce;

import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Events that reach the broker if, and only if, the transaction they were put in commits. */
public final class Outbox {

    private static final String ADD = "INSERT INTO outbox (topic, key, headers, value) VALUES (?, ?, ?, ?)";

    private Outbox() {}

    /** Puts events into the caller's transaction. Where it is not a {@link Handler}'s, wake the relay after the commit. */
    public static void add(Connection tx, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var add = tx.prepareStatement(ADD)) {
            for (var event : events) {
                var message = Codec.encode(event);
                var topic = EventType.of(event.fact()).topic();
                addRow(add, topic, event.account(), message.headers(), message.value());
            }
            add.executeBatch();
        }
    }

    static void addRejections(Connection tx, List<Rejection> rejections) throws SQLException {
        if (rejections.isEmpty()) {
            return;
        }
        try (var add = tx.prepareStatement(ADD)) {
            for (var rejection : rejections) {
                var key = rejection.key() == null ? null : printable(rejection.key());
                addRow(add, Topic.REJECTED_EVENTS, key, rejection.headers(), rejection.value());
            }
            add.executeBatch();
        }
    }

    private static void addRow(
            PreparedStatement add, Topic topic, String key, Map<String, String> headers, byte[] value)
            throws SQLException {
        var pairs = headers.entrySet().stream()
                .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
                .toArray(String[]::new);
        add.setString(1, topic.topicName());
        add.setString(2, key);
        add.setArray(3, add.getConnection().createArrayOf("text", pairs));
        add.setBytes(4, value);
        add.addBatch();
    }

    /** PostgreSQL text takes no NUL; a rejected key may hold anything. */
    private static String printable(byte[] key) {
        return new String(key, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
