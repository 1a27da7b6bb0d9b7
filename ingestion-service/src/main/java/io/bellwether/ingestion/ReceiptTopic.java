package io.bellwether.ingestion;

import io.bellwether.effectonce.EventId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The topic {@code event-receipts}: by it the instances tell each other, and themselves after a restart, what was
 * accepted within the dedup window.
 *
 * <p>One partition, so that all read it in the order of time. Nobody waits for its records: one that is lost lets a
 * repetition pass. Ready once the window has been read.
 */
@Default
@Readiness
@Singleton
class ReceiptTopic implements HealthCheck {

    private static final TopicPartition PARTITION = new TopicPartition("event-receipts", 0);
    private static final Logger LOG = Logger.getLogger(ReceiptTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
    private static final Duration SHORTEST_RETENTION = Duration.ofHours(1);

    /** The key of what this instance writes: it need not read that again. */
    private final byte[] self = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);

    private final Map<String, Object> kafka;
    private final AcceptedIds accepted;
    private final Duration window;
    private final Clock clock;
    private final Thread reader =
            Thread.ofPlatform().name("event-receipts").daemon().unstarted(this::run);
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean writable;
    private volatile boolean caughtUp;
    private volatile String fault = "not read yet";

    ReceiptTopic(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            AcceptedIds accepted,
            IngestionConfig config,
            Clock clock) {
        this.kafka = kafka;
        this.accepted = accepted;
        this.window = config.dedupWindow();
        this.clock = clock;
    }

    void start(@Observes StartupEvent startup) {
        if (window.isPositive()) {
            reader.start();
        } else {
            caughtUp = true;
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        ended.countDown();
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
    }

    /** Writes identities of accepted events, waiting for nothing. */
    void write(byte[] identities, EventSender sender) {
        if (identities.length > 0 && writable) {
            sender.send(
                    new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), self, identities), this::written);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("receipts").status(caughtUp);
        return (caughtUp ? response : response.withData("fault", fault)).build();
    }

    /** After a failure the reader makes sure that the topic is there before more is written. */
    private void written(RecordMetadata metadata, Exception failure) {
        if (failure != null) {
            LOG.debugf("receipts not written: %s", failure.toString());
            writable = false;
        }
    }

    private void run() {
        while (!stopped()) {
            try {
                create();
                writable = true;
                follow();
            } catch (WakeupException e) {
                LOG.debug("stopped");
            } catch (InterruptedException e) {
                ended.countDown();
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                fault = e.toString();
                LOG.warnf("cannot read %s, trying again: %s", PARTITION.topic(), fault);
            }
            pause();
        }
    }

    private void create() throws InterruptedException, ExecutionException, TimeoutException {
        var retention =
                window.multipliedBy(2).compareTo(SHORTEST_RETENTION) > 0 ? window.multipliedBy(2) : SHORTEST_RETENTION;
        var millis = Long.toString(retention.toMillis());
        var topic = new NewTopic(PARTITION.topic(), Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, millis, TopicConfig.SEGMENT_MS_CONFIG, millis));
        try (var admin = Admin.create(kafka)) {
            var existing = admin.listTopics().names().get(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (!existing.contains(PARTITION.topic())) {
                admin.createTopics(List.of(topic)).all().get(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** From the window's begin on, until it is stopped or a write fails. */
    private void follow() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var reading = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer = reading;
            reading.assign(List.of(PARTITION));
            long end = reading.endOffsets(List.of(PARTITION)).get(PARTITION);
            var begin = reading.offsetsForTimes(Map.of(PARTITION, clock.millis() - window.toMillis()))
                    .get(PARTITION);
            reading.seek(PARTITION, begin == null ? end : begin.offset());
            while (!stopped() && writable) {
                reading.poll(POLL).forEach(this::take);
                accepted.forget(clock.millis());
                caughtUp |= reading.position(PARTITION) >= end;
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (Arrays.equals(record.key(), self)) {
            return;
        }
        var identities = ByteBuffer.wrap(record.value() == null ? new byte[0] : record.value());
        while (identities.remaining() >= EventId.BYTES) {
            accepted.add(identities.getLong() | 1, identities.getLong(), record.timestamp()); // 0 is no identity
        }
    }

    private boolean stopped() {
        return ended.getCount() == 0;
    }

    /** Before the next try; over at once when the service stops. */
    private void pause() {
        try {
            ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ended.countDown();
        }
    }
}
