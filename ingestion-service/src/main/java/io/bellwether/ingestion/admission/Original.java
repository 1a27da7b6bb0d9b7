package io.bellwether.ingestion.admission;

import io.bellwether.events.EventType;
import java.util.Map;

/**
 * A refused event as it came.
 *
 * @param id as far as it could be read, else null
 * @param account the subject as far as it could be read, else null
 * @param type the CloudEvents type as far as it could be read, else null
 * @param headers what is known besides the bytes, such as the attributes of a binary-mode event
 */
public record Original(String id, String account, String type, Map<String, String> headers, byte[] bytes) {

    /** The topic it was meant for; empty where its type says none. */
    public String topic() {
        var known = type == null ? null : EventType.named(type);
        return known == null ? "" : known.topic().topicName();
    }
}
