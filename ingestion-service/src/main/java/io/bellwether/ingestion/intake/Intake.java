package io.bellwether.ingestion.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.events.InvalidFact;
import io.bellwether.ingestion.admission.Admitted;
import io.bellwether.ingestion.admission.EventCheck;
import io.bellwether.ingestion.admission.Finding;
import io.bellwether.ingestion.admission.Reason;
import io.bellwether.ingestion.admission.Refusal;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns what a request holds into one verdict per event. */
public final class Intake {

    private final EventCheck check;
    private final int largestEvent;

    /** @param largestEvent in bytes, as sent */
    public Intake(EventCheck check, int largestEvent) {
        this.check = check;
        this.largestEvent = largestEvent;
    }

    public List<Verdict> batch(List<Slice> events, Instant now) {
        return events.stream().map(event -> structured(event, now)).toList();
    }

    public Verdict structured(Slice event, Instant now) {
        return judge(new StructuredEvent(event), now);
    }

    /** @param headers those that begin with {@code ce-}, without it, in lower case and still percent-encoded */
    public Verdict binary(Map<String, String> headers, byte[] data, Instant now) {
        return judge(new BinaryEvent(headers, data), now);
    }

    private Verdict judge(Incoming event, Instant now) {
        return switch (examine(event, now)) {
            case Admitted admitted ->
                new Accepted(
                        admitted.type(),
                        admitted.envelope(),
                        Attributes.extensions(event.attributes()),
                        event.dataBytes());
            case Refusal refusal -> new Rejected(refusal, event.original());
        };
    }

    private Finding examine(Incoming event, Instant now) {
        if (event.slice().length() > largestEvent) {
            return Refusal.of(Reason.TOO_LARGE, "", "must not be larger than %d bytes".formatted(largestEvent));
        }
        if (!event.slice().isUtf8()) {
            return Refusal.of(Reason.NOT_JSON, event.pointer(), "is not UTF-8");
        }
        try {
            event.read();
            Attributes.check(event.attributes());
            return check.check(event.attributes()::get, event.data(), now);
        } catch (InvalidFact e) {
            return Refusal.invalid(e);
        } catch (IOException e) {
            return Refusal.of(Reason.NOT_JSON, event.pointer(), "is not JSON: " + explain(e));
        }
    }

    private static String explain(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }
}
