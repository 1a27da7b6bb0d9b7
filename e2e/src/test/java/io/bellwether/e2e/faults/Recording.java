package io.bellwether.e2e.faults;

import io.bellwether.e2e.KafkaSide;
import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Fact;
import io.bellwether.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the topics have got since a moment. */
final class Recording {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String broker;
    private final Map<TopicPartition, Long> begins;

    private Recording(String broker, Map<TopicPartition, Long> begins) {
        this.broker = broker;
        this.begins = begins;
    }

    static Recording begin(Ground ground) {
        return new Recording(ground.broker(), ground.ends(List.of(Topic.values())));
    }

    List<ConsumerRecord<byte[], byte[]>> of(Topic topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = begins.keySet().stream()
                    .filter(partition -> partition.topic().equals(topic.topicName()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, begins.get(partition)));
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** Publishes those records of a topic once more that are of the kind, byte for byte. */
    void publishAgain(Topic topic, Class<? extends Fact> kind) throws ExecutionException, InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", broker, "acks", "all");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var record : of(topic)) {
                if (Codec.decode(name -> KafkaSide.header(record, name), record.value()) instanceof Known(var event)
                        && kind.isInstance(event.fact())) {
                    var again = new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), record.value(), record.headers());
                    producer.send(again).get();
                }
            }
        }
    }

    boolean contains(String topic, int partition, long offset) {
        return offset >= begins.getOrDefault(new TopicPartition(topic, partition), 0L);
    }
}
