package io.bellwether.ingestion.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Codec;
import io.bellwether.events.Envelope;
import io.bellwether.events.Event;
import io.bellwether.events.EventType;
import io.bellwether.events.InvalidFact;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Decides whether one event can be taken. */
public final class EventCheck {

    private final Schemas schemas;

    public EventCheck(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Checks in the order attributes, kind, time, data; the faults of the data are all reported.
     *
     * @param attribute gives a CloudEvents attribute by its name, or null
     * @param data null where the event has none
     */
    public Finding check(UnaryOperator<String> attribute, JsonNode data, Instant now) {
        Envelope envelope;
        try {
            envelope = Envelope.of(attribute);
        } catch (InvalidFact e) {
            return Refusal.invalid(e);
        }
        var type = EventType.named(envelope.type());
        if (type == null) {
            return Refusal.of(Reason.UNKNOWN_TYPE, "/type", "is no type of the contract: see /v1/schemas");
        }
        if (!type.topic().published()) {
            return Refusal.of(Reason.RESERVED_TYPE, "/type", "is computed by Bellwether and cannot be sent");
        }
        if (envelope.time().isAfter(now.plus(Event.FURTHEST_AHEAD))) {
            return Refusal.of(Reason.FUTURE_TIME, "/time", "lies more than 24 hours in the future");
        }
        return checkData(type, envelope, data);
    }

    private Finding checkData(EventType type, Envelope envelope, JsonNode data) {
        if (data == null || !data.isObject()) {
            return Refusal.of(Reason.INVALID_EVENT, "/data", "must be a JSON object");
        }
        var faults = schemas.faults(type, data);
        if (!faults.isEmpty()) {
            return new Refusal(Reason.INVALID_EVENT, faults);
        }
        try {
            // What a schema does not state, such as two fields that contradict each other.
            Codec.decodeData(type, data);
            return new Admitted(type, envelope);
        } catch (InvalidFact e) {
            return Refusal.of(Reason.INVALID_EVENT, "/data" + e.pointer(), e.getMessage());
        }
    }
}
