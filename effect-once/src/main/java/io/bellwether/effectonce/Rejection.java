package io.bellwether.effectonce;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that could not be taken, with its bytes as they came and the reason; goes to {@code rejected-events}. */
record Rejection(byte[] key, byte[] value, Map<String, String> headers) {

    static Rejection of(
            String service, ConsumerRecord<byte[], byte[]> record, String cause, String pointer, String reason) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("dead-letter-reason", reason);
        headers.put("dead-letter-cause", cause);
        headers.put("dead-letter-pointer", pointer);
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        headers.put("bellwether-source", service);
        return new Rejection(record.key(), record.value(), headers);
    }
}
