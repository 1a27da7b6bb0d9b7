package io.bellwether.ingestion.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.InvalidFact;
import io.bellwether.ingestion.admission.Original;
import java.io.IOException;
import java.util.Map;

/** One event of a request, in either content mode. */
abstract sealed class Incoming permits StructuredEvent, BinaryEvent {

    private final Slice slice;
    private final Map<String, String> attributes;

    Incoming(Slice slice, Map<String, String> attributes) {
        this.slice = slice;
        this.attributes = attributes;
    }

    /**
     * Reads it; what was read before a fault remains.
     *
     * @throws InvalidFact naming what is no CloudEvent
     * @throws IOException where it is not JSON
     */
    abstract void read() throws IOException;

    /** Null before it was read, and where there is none. */
    abstract JsonNode data();

    /** The data's JSON as it was sent. */
    abstract byte[] dataBytes();

    /** Where JSON that cannot be read lies in the event's structured form. */
    abstract String pointer();

    /** What a reader of {@code rejected-events} needs besides the bytes to see the event again. */
    abstract Map<String, String> headers();

    final Slice slice() {
        return slice;
    }

    final Map<String, String> attributes() {
        return attributes;
    }

    final Original original() {
        return new Original(
                attributes.get("id"), attributes.get("subject"), attributes.get("type"), headers(), slice.bytes());
    }
}
