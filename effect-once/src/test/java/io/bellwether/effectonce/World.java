package io.bellwether.effectonce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.embedded.Embedded;
import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.ds.PGSimpleDataSource;

/** A broker and a fresh database whose only effect is a log of the events that took effect. */
final class World {

    final DataSource database;
    final Map<String, Object> kafka;

    World() throws Exception {
        var config = Embedded.shared().serviceConfig("effect-once");
        var source = new PGSimpleDataSource();
        source.setUrl(config.get("quarkus.datasource.jdbc.url"));
        source.setUser(config.get("quarkus.datasource.username"));
        source.setPassword(config.get("quarkus.datasource.password"));
        this.database = source;
        this.kafka = Map.of("bootstrap.servers", config.get("kafka.bootstrap.servers"));
        execute(script("V0_1__effect_once.sql"));
        execute(script("V0_2__parcels.sql"));
        execute(script("V0_3__order_of_ids.sql"));
        execute(script("V0_4__checksums.sql"));
        execute("CREATE TABLE effect (position bigint GENERATED ALWAYS AS IDENTITY, id text NOT NULL)");
        createTopics();
    }

    Settings settings(String service) {
        return settings(service, Topic.USAGE_EVENTS);
    }

    Settings settings(String service, Topic topic) {
        return settings(service, topic, Duration.ofMinutes(1));
    }

    Settings settings(String service, Topic topic, Duration stalledAfter) {
        return new Settings(
                service, Set.of(topic), 1, 100, Duration.ofMillis(20), Duration.ofDays(7), 1_000, stalledAfter, kafka);
    }

    /** The handler of these tests: notes each event's id. */
    static void note(List<Event> events, Effects effects) throws SQLException {
        try (var insert = effects.connection().prepareStatement("INSERT INTO effect (id) VALUES (?)")) {
            for (var event : events) {
                insert.setString(1, event.id());
                insert.executeUpdate();
            }
        }
    }

    static Event login(String account, String id) {
        return new Event("test", id, account, Instant.parse("2026-05-01T10:00:00Z"), new Usage.Login("ann"));
    }

    /** An account with a similar name, of the same shard or of another. */
    static String alike(String account, boolean sameShard) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> account + number)
                .filter(other -> (Shards.of(other) == Shards.of(account)) == sameShard)
                .findFirst()
                .orElseThrow();
    }

    void say(Event... events) throws ExecutionException, InterruptedException {
        var records = Stream.of(events).map(World::record).toList();
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            for (var record : records) {
                producer.send(record).get();
            }
        }
    }

    /** Says an event as one that sends it within a trace. */
    void sayTraced(Topic topic, Event event, SpanContext sender) throws ExecutionException, InterruptedException {
        var usual = record(event);
        var record = new ProducerRecord<>(topic.topicName(), null, usual.key(), usual.value(), usual.headers());
        record.headers().add(TraceHeaders.SENDER, TraceHeaders.text(sender).getBytes(UTF_8));
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    void sayBytes(String account, String bytes) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.USAGE_EVENTS.topicName(), account, bytes.getBytes(UTF_8)))
                    .get();
        }
    }

    /** Says an event under a key that need not be its account. */
    void sayUnder(String key, Event event) throws ExecutionException, InterruptedException {
        var right = record(event);
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(right.topic(), null, key, right.value(), right.headers()))
                    .get();
        }
    }

    /** The ids, of those that begin with the prefix, that took effect, in order. */
    List<String> effects(String prefix) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT id FROM effect WHERE id LIKE ? ORDER BY position")) {
            select.setString(1, prefix + "%");
            var ids = new ArrayList<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement and holds what it locks until the connection is closed. */
    Connection holding(String sql) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    long count(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Why records with this key were rejected. */
    List<String> causes(String key) {
        return records(Topic.REJECTED_EVENTS, key).stream()
                .map(record -> new String(
                        record.headers().lastHeader("dead-letter-cause").value(), UTF_8))
                .toList();
    }

    /** Values of a topic's records with this key. */
    List<String> values(Topic topic, String key) {
        return records(topic, key).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    /** A header of a topic's records with this key. */
    List<String> headers(Topic topic, String key, String name) {
        return records(topic, key).stream()
                .map(record -> record.headers().lastHeader(name))
                .filter(Objects::nonNull)
                .map(header -> new String(header.value(), UTF_8))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(Topic topic, String key) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (key.equals(record.key())) {
                        records.add(record);
                    }
                }
            }
        }
        return records;
    }

    static ProducerRecord<String, byte[]> record(Event event) {
        var message = Codec.encode(event);
        var record = new ProducerRecord<>(Topic.USAGE_EVENTS.topicName(), event.account(), message.value());
        message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** The same as it is read from its topic. */
    static ConsumerRecord<byte[], byte[]> received(Event event, long offset) {
        var sent = record(event);
        return new ConsumerRecord<>(
                sent.topic(),
                Shards.of(event.account()),
                offset,
                event.time().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                sent.value().length,
                event.account().getBytes(UTF_8),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static String script(String name) throws IOException {
        try (var sql = World.class.getResourceAsStream("/db/effect-once/" + name)) {
            return new String(sql.readAllBytes(), UTF_8);
        }
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka)) {
            var existing = admin.listTopics().names().get();
            var missing = Stream.of(Topic.values())
                    .map(Topic::topicName)
                    .filter(name -> !existing.contains(name))
                    .map(name -> new NewTopic(name, Topic.PARTITIONS, (short) 1))
                    .collect(Collectors.toSet());
            admin.createTopics(missing).all().get();
        }
    }
}
