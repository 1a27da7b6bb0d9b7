package io.bellwether.ingestion;

import io.bellwether.effectonce.TraceHeaders;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.admission.Verdict.Duplicate;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The way to the broker: accepted events to their topics, refused ones to {@code rejected-events}. */
@Singleton
class EventSender {

    private static final int BATCH_BYTES = 128 << 10;
    private static final int LARGEST_REQUEST = 2 << 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock;
    private final Duration patience;

    EventSender(@Identifier("default-kafka-broker") Map<String, Object> kafka, IngestionConfig config, Clock clock) {
        this.producer =
                new KafkaProducer<>(settings(kafka, config), new ByteArraySerializer(), new ByteArraySerializer());
        this.clock = clock;
        // The producer answers within its own timeouts; more means that it is broken.
        this.patience = config.deliveryTimeout().plus(config.blockTimeout()).multipliedBy(2);
    }

    /** Sends all without waiting for any. Once the broker turns out to be away, the rest is not tried. */
    Sending send(Screened screened) {
        var sending = new Sending(screened, patience);
        var verdicts = screened.verdicts();
        var now = clock.instant();
        var trace = TraceHeaders.current();
        for (int index = 0; index < verdicts.size(); index++) {
            switch (verdicts.get(index)) {
                case Duplicate _ -> sending.settle(index, null);
                case Verdict _ when sending.brokerIsAway() -> sending.settle(index, new TimeoutException("not tried"));
                case Accepted event -> send(traced(Records.of(event), trace), sending.answer(index));
                case Rejected rejected -> send(traced(Records.of(rejected, now), trace), sending.answer(index));
            }
        }
        return sending;
    }

    /** @param answer called exactly once, whatever happens */
    void send(ProducerRecord<byte[], byte[]> record, Callback answer) {
        try {
            var _ = producer.send(record, answer);
        } catch (KafkaException | IllegalStateException e) {
            answer.onCompletion(null, e);
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(10));
    }

    /** @param trace of the request, where it is sampled */
    private static ProducerRecord<byte[], byte[]> traced(ProducerRecord<byte[], byte[]> record, String trace) {
        if (trace != null) {
            record.headers().add(TraceHeaders.SENDER, trace.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, IngestionConfig config) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ingestion-service");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        int deliveryMillis = Math.toIntExact(config.deliveryTimeout().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMillis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, deliveryMillis / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.blockTimeout().toMillis());
        return settings;
    }
}
