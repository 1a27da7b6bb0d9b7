package io.bellwether.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Codec;
import io.bellwether.events.EventType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a workload at an even pace, as far as allowed, whatever happens to the broker meanwhile. */
final class Publisher implements AutoCloseable {

    private static final int TICK_MILLIS = 20;
    private static final int A_FEW = 10;
    private static final int PATIENCE_MILLIS = 240_000;

    private final List<Sent> workload;
    private final List<Future<?>> sent = new CopyOnWriteArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Door door;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> sending;
    private volatile int allowed;

    /** Puts all of it on the topics. */
    Publisher(String broker, List<Sent> workload, int perSecond) {
        this(broker, workload, perSecond, null);
    }

    /** @param door takes the events of some accounts; null for none */
    Publisher(String broker, List<Sent> workload, int perSecond, Door door) {
        this.workload = workload;
        this.door = door;
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker,
                "acks", "all",
                "delivery.timeout.ms", PATIENCE_MILLIS,
                "max.block.ms", PATIENCE_MILLIS);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        int perTick = Math.max(1, perSecond * TICK_MILLIS / 1_000);
        this.sending = clock.scheduleAtFixedRate(() -> send(perTick), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets it send up to a share of the workload, 0 to 1. */
    void allow(double share) {
        allowed = (int) Math.round(share * workload.size());
    }

    /** Lets it send a few more. */
    void allowMore() {
        allowed = Math.min(workload.size(), allowed + A_FEW);
    }

    /** The share that was handed over to be sent, 0 to 1. */
    double progress() {
        return (double) sent.size() / workload.size();
    }

    /** Until all of it is acknowledged. */
    void finish() throws InterruptedException {
        allow(1);
        Fleet.until("all of the workload is sent", () -> sent.size() == workload.size());
        for (var each : sent) {
            try {
                each.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("not all of the workload was acknowledged", e);
            }
        }
    }

    @Override
    public void close() {
        sending.cancel(false);
        clock.shutdown();
        producer.close();
    }

    private void send(int most) {
        for (int i = 0; i < most && sent.size() < allowed; i++) {
            sent.add(send(workload.get(sent.size())));
        }
    }

    private Future<?> send(Sent what) {
        return door != null && what instanceof Sent.Good(var event) && Door.isFor(event.account())
                ? door.send(event)
                : producer.send(record(what));
    }

    private static ProducerRecord<byte[], byte[]> record(Sent what) {
        return switch (what) {
            case Sent.Good(var event) -> {
                var encoded = Codec.encode(event);
                var topic = EventType.of(event.fact()).topic().topicName();
                var record = new ProducerRecord<>(topic, bytes(event.account()), encoded.value());
                add(encoded.headers(), record);
                yield record;
            }
            case Sent.Bad bad -> {
                var topic = bad.topic().topicName();
                var record = new ProducerRecord<>(topic, bad.partition(), bytes(bad.key()), bytes(bad.value()));
                add(bad.headers(), record);
                if (bad.cause() != null) {
                    add(Map.of(Rejections.AS, bad.cause()), record);
                }
                yield record;
            }
        };
    }

    private static void add(Map<String, String> headers, ProducerRecord<byte[], byte[]> record) {
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }
}
