package io.bellwether.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as its clients see it. */
record Topic(String bootstrapServers, String name) {

    static Topic create(String bootstrapServers, String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
        return new Topic(bootstrapServers, name);
    }

    void send(String value) throws Exception {
        try (var producer = producer(Map.of("bootstrap.servers", bootstrapServers))) {
            producer.send(new ProducerRecord<>(name, value)).get();
        }
    }

    void sendInTransaction(String value) {
        try (var producer = producer(Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "sender"))) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(name, value));
            producer.commitTransaction();
        }
    }

    /** What a group that starts at the beginning is given, until it has as many as expected or half a minute is over. */
    List<String> read(int expected) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "reader",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(name));
            var values = new ArrayList<String>();
            for (int polls = 0; polls < 30 && values.size() < expected; polls++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }
}
