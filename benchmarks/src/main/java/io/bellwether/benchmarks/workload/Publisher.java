package io.bellwether.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to the broker as ingestion does: each to the topic of its kind, keyed by account, acks=all. */
public final class Publisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param lingerMillis how long a record may wait for others; much for bulk, 0 where latency is measured */
    public Publisher(String bootstrap, int lingerMillis) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        lingerMillis,
                        "batch.size",
                        128 << 10,
                        "buffer.memory",
                        128L << 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** All of a stream, acknowledged when it returns. */
    public void publish(Workload workload) {
        while (workload.hasNext()) {
            var _ = producer.send(message(workload.next()), (_, e) -> {
                if (e != null) {
                    failure.compareAndSet(null, e);
                }
            });
        }
        flush();
    }

    /**
     * Where the broker put a record, and when it said so.
     *
     * @param nanoTime on the clock of {@link System#nanoTime()}
     */
    public record Acknowledged(String topic, int partition, long offset, long nanoTime) {}

    public CompletableFuture<Acknowledged> publish(Event event) {
        var acknowledged = new CompletableFuture<Acknowledged>();
        var _ = producer.send(message(event), (record, e) -> {
            if (e == null) {
                acknowledged.complete(
                        new Acknowledged(record.topic(), record.partition(), record.offset(), System.nanoTime()));
            } else {
                failure.compareAndSet(null, e);
                acknowledged.completeExceptionally(e);
            }
        });
        return acknowledged;
    }

    public void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("not all events were acknowledged", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static ProducerRecord<String, byte[]> message(Event event) {
        var encoded = Codec.encode(event);
        var topic = EventType.of(event.fact()).topic().topicName();
        var message = new ProducerRecord<>(topic, event.account(), encoded.value());
        encoded.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }
}
