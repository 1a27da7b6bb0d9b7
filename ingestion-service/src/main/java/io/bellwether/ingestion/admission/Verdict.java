package io.bellwether.ingestion.admission;

import io.bellwether.events.Envelope;
import io.bellwether.events.EventType;
import java.util.Map;

/** What becomes of one event of a request or an import. */
public sealed interface Verdict {

    /**
     * To be sent to its topic.
     *
     * @param extensions the CloudEvents attributes that Bellwether does not know; they travel along
     * @param data the JSON as it was sent, unknown fields included
     */
    record Accepted(EventType type, Envelope envelope, Map<String, String> extensions, byte[] data)
            implements Verdict {}

    /**
     * An event that was taken before.
     *
     * @param first where it stands in the request; {@link #EARLIER} where it was accepted before the request
     */
    record Duplicate(String id, int first) implements Verdict {

        public static final int EARLIER = -1;
    }

    /** To be kept on {@code rejected-events}. */
    record Rejected(Refusal refusal, Original original) implements Verdict {}
}
