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

/** Sends a workload at an even pace, as far as allowed, whatever happens to the broker meanwhile. */
final class Publisher implements AutoCloseable {

    private static final int TICK_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 240_000;

    private final List<Sent> workload;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final CountDownLatch unacknowledged;
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private volatile int allowed;

    Publisher(String broker, List<Sent> workload, int perSecond) {
        this.workload = workload;
        this.unacknowledged = new CountDownLatch(workload.size());
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker,
                "acks", "all",
                "delivery.timeout.ms", PATIENCE_MILLIS,
                "max.block.ms", PATIENCE_MILLIS);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        int perTick = Math.max(1, perSecond * TICK_MILLIS / 1_000);
        var _ = clock.scheduleAtFixedRate(() -> send(perTick), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets it send up to a share of the workload, 0 to 1. */
    void allow(double share) {
        allowed = (int) Math.round(share * workload.size());
    }

    /** The share that was handed to the broker's client, 0 to 1. */
    double progress() {
        return (double) sent.get() / workload.size();
    }

    void awaitAcknowledged() throws InterruptedException {
        allow(1);
        if (!unacknowledged.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) || failed.isCompletedExceptionally()) {
            throw new IllegalStateException("not all of the workload was acknowledged");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }

    private void send(int most) {
        for (int i = 0; i < most && sent.get() < allowed; i++) {
            var _ = producer.send(record(workload.get(sent.get())), (_, error) -> {
                if (error != null) {
                    failed.completeExceptionally(error);
                }
                unacknowledged.countDown();
            });
            sent.incrementAndGet();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Sent what) {
        return switch (what) {
            case Sent.Poison(String account, String bytes) ->
                new ProducerRecord<>(Topic.USAGE_EVENTS.topicName(), account.getBytes(UTF_8), bytes.getBytes(UTF_8));
            case Sent.Good(var event) -> {
                var message = Codec.encode(event);
                var topic = EventType.of(event.fact()).topic().topicName();
                var record = new ProducerRecord<>(topic, event.account().getBytes(UTF_8), message.value());
                message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                yield record;
            }
        };
    }
}
