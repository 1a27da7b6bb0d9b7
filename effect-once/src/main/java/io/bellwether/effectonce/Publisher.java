package io.bellwether.effectonce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sends messages to the broker in order: where one fails, none after it is stored unless it was, too.
 *
 * <p>A producer alone does not promise that: it gives a message up after its time and goes on with the next, which
 * would then come before the first does when all are sent again. So it is closed, on its own thread, by the first that
 * fails, before it sends another; who sends again gets a new one. Not thread-safe.
 */
final class Publisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Map<String, Object> kafka;
    /** Null after a failure. */
    private KafkaProducer<byte[], byte[]> producer;

    Publisher(Map<String, Object> kafka) {
        this.kafka = kafka;
        this.producer = Kafka.producer(kafka);
    }

    /** Returns when all are acknowledged. */
    void publish(List<ProducerRecord<byte[], byte[]>> messages) {
        var current = producer == null ? Kafka.producer(kafka) : producer;
        producer = null;
        try {
            send(messages, current).forEach(Publisher::await);
            producer = current;
        } finally {
            if (producer == null) {
                current.close(Duration.ZERO);
            }
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private static List<Future<RecordMetadata>> send(
            List<ProducerRecord<byte[], byte[]>> messages, KafkaProducer<byte[], byte[]> through) {
        var failed = new AtomicBoolean();
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(messages.size());
        for (var message : messages) {
            acknowledgements.add(through.send(message, (_, e) -> {
                if (e != null && !isTooLarge(e) && !failed.getAndSet(true)) {
                    through.close(Duration.ZERO);
                }
            }));
            if (failed.get()) {
                break; // the producer is closed
            }
        }
        return acknowledgements;
    }

    /** What no broker will ever take must not stand in the way of all that comes after it. */
    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            if (!isTooLarge(e.getCause())) {
                throw new IllegalStateException("not acknowledged", e.getCause());
            }
            LOG.errorf("a message is larger than the broker takes, and is dropped: %s", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean isTooLarge(Throwable e) {
        return e instanceof RecordTooLargeException;
    }
}
