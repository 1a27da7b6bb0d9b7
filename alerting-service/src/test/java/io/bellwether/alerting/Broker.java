package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.Fact;
import io.bellwether.events.Task.Changed;
import io.bellwether.events.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The health service's and the world's side of the topics. */
@Singleton
class Broker {

    private static final String HEALTH = "urn:bellwether:health-service";

    private final Map<String, Object> config;
    private final KafkaProducer<String, byte[]> producer;

    Broker(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.config = Map.of("bootstrap.servers", servers);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** Says the fact under a new id, which it returns. */
    String say(String account, Fact fact) {
        var id = UUID.randomUUID().toString();
        say(account, id, fact);
        return id;
    }

    void say(String account, String id, Fact fact) {
        var message = Codec.encode(new Event(HEALTH, id, account, TestClock.START, fact));
        var record = new ProducerRecord<>(EventType.of(fact).topic().topicName(), account, message.value());
        message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that was ever published of the account's tasks, in order. */
    List<Changed> changesOf(String account) {
        var changes = new ArrayList<Changed>();
        for (var record : all(Topic.CSM_TASKS)) {
            if (account.equals(record.key())
                    && Codec.decode(
                                    name -> new String(
                                            record.headers().lastHeader(name).value(), UTF_8),
                                    record.value())
                            instanceof Known(var event)
                    && event.fact() instanceof Changed changed) {
                changes.add(changed);
            }
        }
        return changes;
    }

    List<String> rejectedKeys() {
        return all(Topic.REJECTED_EVENTS).stream().map(ConsumerRecord::key).toList();
    }

    private List<ConsumerRecord<String, byte[]>> all(Topic topic) {
        var partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .toList();
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
