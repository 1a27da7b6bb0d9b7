package io.bellwether.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Codec;
import io.bellwether.events.EventType;
import io.bellwether.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a workload at an even pace, whatever happens to the broker meanwhile, until all of it is acknowledged. */
final class Publisher implements AutoCloseable {

    private static final int TICK_MILLIS = 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    Publisher(String broker) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker, "acks", "all", "delivery.timeout.ms", 180_000, "max.block.ms", 180_000);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Begins to send, so much each second. */
    Sending send(List<Sent> workload, int perSecond) {
        var remaining = new CountDownLatch(workload.size());
        int perTick = Math.max(1, perSecond * TICK_MILLIS / 1_000);
        var task = clock.scheduleAtFixedRate(
                () -> {
                    for (int i = 0; i < perTick && sent.get() < workload.size(); i++) {
                        produce(workload.get(sent.getAndIncrement()), remaining);
                    }
                },
                0,
                TICK_MILLIS,
                TimeUnit.MILLISECONDS);
        return new Sending(workload.size(), remaining, () -> task.cancel(false));
    }

    /** A workload on its way. */
    final class Sending {
        private final int size;
        private final CountDownLatch remaining;
        private final Runnable whenDone;

        private Sending(int size, CountDownLatch remaining, Runnable whenDone) {
            this.size = size;
            this.remaining = remaining;
            this.whenDone = whenDone;
        }

        /** The share that was handed to the producer, 0 to 1. */
        double progress() {
            return (double) sent.get() / size;
        }

        void awaitAcknowledged() throws InterruptedException {
            if (!remaining.await(4, TimeUnit.MINUTES) || failed.isCompletedExceptionally()) {
                throw new IllegalStateException("not all of the workload was acknowledged");
            }
            whenDone.run();
        }
    }

    private void produce(Sent what, CountDownLatch remaining) {
        producer.send(record(what), (_, error) -> {
            if (error != null) {
                failed.completeExceptionally(error);
            }
            remaining.countDown();
        });
    }

    private static ProducerRecord<byte[], byte[]> record(Sent what) {
        return switch (what) {
            case Sent.Poison(String account, String bytes) ->
                new ProducerRecord<>(Topic.USAGE_EVENTS.topicName(), account.getBytes(UTF_8), bytes.getBytes(UTF_8));
            case Sent.Good(var event) -> {
                var message = Codec.encode(event);
                var topic = EventType.of(event.fact()).topic().topicName();
                var record =
                        new ProducerRecord<>(topic, event.account().getBytes(UTF_8), message.value());
                message.headers()
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                yield record;
            }
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}
