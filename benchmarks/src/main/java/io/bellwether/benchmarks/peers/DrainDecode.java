package io.bellwether.benchmarks.peers;

import io.bellwether.events.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The limit: reads and decodes, and does nothing else. */
final class DrainDecode implements Members.Member {

    private final KafkaConsumer<String, byte[]> consumer;
    private Event last;

    DrainDecode(String broker) {
        this.consumer = Members.consumer(broker);
    }

    @Override
    public KafkaConsumer<String, byte[]> consumer() {
        return consumer;
    }

    @Override
    public void take(Iterable<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            last = Members.event(record.headers(), record.value());
        }
        if (last == null) {
            throw new IllegalStateException("no event");
        }
    }
}
