package io.bellwether.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.events.Envelope;
import io.bellwether.events.Topic;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Verdicts as Kafka records. */
final class Records {

    /** Leaves room for key and headers in a broker's default record of 1 MiB. */
    static final int LARGEST_ORIGINAL = 1_000_000;

    private static final String REJECTED = Topic.REJECTED_EVENTS.topicName();
    private static final int LONGEST_REASON = 1_000;

    private Records() {}

    /** In binary content mode, with the data as it was sent. */
    static ProducerRecord<byte[], byte[]> of(Accepted event) {
        var key = event.envelope().subject().getBytes(UTF_8);
        var record = new ProducerRecord<>(event.type().topic().topicName(), key, event.data());
        event.envelope().headers().forEach((name, value) -> put(record.headers(), name, value));
        event.extensions().forEach((name, value) -> put(record.headers(), "ce_" + name, value));
        return record;
    }

    static ProducerRecord<byte[], byte[]> of(Rejected rejected, Instant now) {
        var original = rejected.original();
        boolean truncated = original.bytes().length > LARGEST_ORIGINAL;
        var value = truncated ? Arrays.copyOf(original.bytes(), LARGEST_ORIGINAL) : original.bytes();
        var record = new ProducerRecord<>(REJECTED, key(original.account()), value);
        var headers = record.headers();
        original.headers().forEach((name, text) -> put(headers, name, text));
        put(headers, "dead-letter-reason", abbreviated(rejected.refusal().detail()));
        put(headers, "dead-letter-cause", rejected.refusal().reason().problemType());
        put(headers, "dead-letter-pointer", rejected.refusal().pointer());
        put(headers, "dead-letter-topic", original.topic());
        put(headers, "bellwether-source", "ingestion-service");
        put(headers, "rejected-at", now.toString());
        if (truncated) {
            put(headers, "truncated", "true");
        }
        return record;
    }

    private static byte[] key(String account) {
        return account == null || account.length() > Envelope.LONGEST_ID ? null : account.getBytes(UTF_8);
    }

    private static String abbreviated(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
