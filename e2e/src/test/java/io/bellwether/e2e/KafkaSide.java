package io.bellwether.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The installation's topics, as a publisher or an operator meets them. */
public final class KafkaSide {

    private KafkaSide() {}

    /** Past the ingestion service, as trusted publishers may. */
    static void produce(Event event) {
        var message = Codec.encode(event);
        produce(EventType.of(event.fact()).topic(), event.account(), message.headers(), message.value());
    }

    static void produce(Topic topic, String key, Map<String, String> headers, byte[] value) {
        var record = new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try {
            Sending.PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("not produced", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All records of the topic at this moment. */
    static List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        return records(connection(), topic);
    }

    /** The same of another broker. */
    public static List<ConsumerRecord<byte[], byte[]>> records(Map<String, Object> connection, Topic topic) {
        try (var consumer = new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /** The one producer, as opening one takes longer than sending. */
    private static final class Sending {
        static final KafkaProducer<byte[], byte[]> PRODUCER =
                new KafkaProducer<>(connection(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", Bellwether.running().endpoints().kafka());
    }
}
