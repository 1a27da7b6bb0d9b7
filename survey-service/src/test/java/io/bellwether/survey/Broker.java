package io.bellwether.survey;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.eclipse.microprofile.config.ConfigProvider;

/** The topics as other systems see them: tests say events and read what was said. */
final class Broker {

    private static final Duration POLL = Duration.ofMillis(200);

    private Broker() {}

    static void say(Event... events) {
        try (var producer = new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer())) {
            for (var event : events) {
                var message = Codec.encode(event);
                var topic = EventType.of(event.fact()).topic().topicName();
                var sent = new ProducerRecord<>(topic, event.account(), message.value());
                message.headers()
                        .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(sent).get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not said", e);
        }
    }

    /** All that survey-events tells of an account up to now. */
    static List<Event> surveyEventsOf(String account) {
        var partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(Topic.SURVEY_EVENTS.topicName(), number))
                .toList();
        var events = new ArrayList<Event>();
        try (var consumer = new KafkaConsumer<>(connection(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(POLL)
                        .forEach(record -> decode(record)
                                .filter(event -> event.account().equals(account))
                                .ifPresent(events::add));
            }
        }
        return events;
    }

    private static Optional<Event> decode(ConsumerRecord<String, byte[]> record) {
        var decoded = Codec.decode(
                name -> {
                    var header = record.headers().lastHeader(name);
                    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
                },
                record.value());
        return decoded instanceof Known(var event) ? Optional.of(event) : Optional.empty();
    }

    private static Map<String, Object> connection() {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        return Map.of("bootstrap.servers", servers);
    }
}
