package io.bellwether.e2e.faults;

import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Whether all that was sent has taken effect: nothing unread, nothing unpublished, nothing unsettled. */
final class Drained {

    private static final List<Topic> OF_HEALTH =
            List.of(Topic.USAGE_EVENTS, Topic.TICKET_EVENTS, Topic.SURVEY_EVENTS, Topic.ACCOUNT_EVENTS);
    private static final List<Topic> OF_ALERTING = List.of(Topic.CHURN_RISKS, Topic.EXPANSION_TRIGGERS);

    private Drained() {}

    /** What is left to do, in words, or an empty text. */
    static String rest(Ground ground) throws SQLException {
        try (var health = ground.connect(Service.HEALTH);
                var alerting = ground.connect(Service.ALERTING);
                var consumer = consumer(ground)) {
            long unread = unread(health, consumer, OF_HEALTH);
            long unsettled = count(health, "SELECT count(*) FROM account_state WHERE unsettled_since IS NOT NULL");
            long unsaid = count(health, "SELECT count(*) FROM outbox");
            long unheard = unread(alerting, consumer, OF_ALERTING);
            long untold = count(alerting, "SELECT count(*) FROM outbox");
            return unread + unsettled + unsaid + unheard + untold == 0
                    ? ""
                    : "health: %d unread, %d unsettled, %d unpublished; alerting: %d unread, %d unpublished"
                            .formatted(unread, unsettled, unsaid, unheard, untold);
        }
    }

    /** How many records a service has not taken. */
    static long unread(Ground ground, Service service) throws SQLException {
        try (var database = ground.connect(service);
                var consumer = consumer(ground)) {
            return unread(database, consumer, service == Service.HEALTH ? OF_HEALTH : OF_ALERTING);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Ground ground) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", ground.broker()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static long unread(Connection database, KafkaConsumer<?, ?> consumer, List<Topic> topics)
            throws SQLException {
        var next = new HashMap<TopicPartition, Long>();
        try (var select = database.prepareStatement("SELECT topic, shard, next_offset FROM consumed");
                var row = select.executeQuery()) {
            while (row.next()) {
                next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        var partitions = topics.stream()
                .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
                .toList();
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> Math.abs(end.getValue() - next.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private static long count(Connection database, String sql) throws SQLException {
        try (var select = database.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
