package io.bellwether.effectonce;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that could not be taken, with its bytes as they came and the reason; goes to {@code rejected-events}. */
record Rejection(Cause cause, byte[] key, byte[] value, Map<String, String> headers) {

    /** Why a record cannot be taken. */
    enum Cause {
        /** It is no event. */
        MALFORMED,
        /** It lies in a partition that is not its account's. */
        MISPLACED,
        /** Its time lies too far ahead of ours. */
        FUTURE_TIME,
        /** Its source and id are those of an event with another kind, account or body. */
        CONFLICT,
        /** Its effect failed, and would again. */
        UNPROCESSABLE;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A larger value may not fit on the topic; its beginning is kept, and where all of it is. */
    private static final int LARGEST_VALUE = 900_000;

    static Rejection of(
            String service, ConsumerRecord<byte[], byte[]> record, Cause cause, String pointer, String reason) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("dead-letter-reason", reason);
        headers.put("dead-letter-cause", cause.text());
        headers.put("dead-letter-pointer", pointer);
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        headers.put("bellwether-source", service);
        var value = record.value();
        if (value != null && value.length > LARGEST_VALUE) {
            headers.put("dead-letter-full-length", Integer.toString(value.length));
            value = Arrays.copyOf(value, LARGEST_VALUE);
        }
        return new Rejection(cause, record.key(), value, headers);
    }
}
