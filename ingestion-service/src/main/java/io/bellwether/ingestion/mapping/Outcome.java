package io.bellwether.ingestion.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.events.EventType;
import java.time.Instant;

/** What one entry of a mapping makes of one row. */
public sealed interface Outcome {

    /**
     * An event, yet to be checked.
     *
     * @param repeated an event before it in the file has the same id
     */
    record Mapped(
            EventType type, String source, String id, String account, Instant time, ObjectNode data, boolean repeated)
            implements Outcome {}

    /** A value that the mapping cannot take. */
    record Unmapped(EventType type, Cell cell, String why) implements Outcome {}
}
