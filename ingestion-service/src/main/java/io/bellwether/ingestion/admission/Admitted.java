package io.bellwether.ingestion.admission;

import io.bellwether.events.Envelope;
import io.bellwether.events.EventType;

/** An event that passed all checks. */
public record Admitted(EventType type, Envelope envelope) implements Finding {}
