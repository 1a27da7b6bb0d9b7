package io.bellwether.ingestion;

import io.bellwether.ingestion.admission.Original;
import io.bellwether.ingestion.admission.Reason;
import io.bellwether.ingestion.admission.Refusal;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import io.bellwether.ingestion.intake.Intake;
import io.bellwether.ingestion.intake.JsonArray;
import io.bellwether.ingestion.intake.Slice;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges what requests hold, by their content mode. */
@Singleton
class EventsRequests {

    private static final String ATTRIBUTE = "ce-";

    private final Intake intake;
    private final IngestionConfig config;
    private final Clock clock;

    EventsRequests(Intake intake, IngestionConfig config, Clock clock) {
        this.intake = intake;
        this.config = config;
        this.clock = clock;
    }

    /** @throws ProblemException 413 where a batch has too many events */
    List<Verdict> judge(ContentMode mode, byte[] body, HttpHeaders headers) {
        return switch (mode) {
            case STRUCTURED -> List.of(intake.structured(Slice.all(body), clock.instant()));
            case BINARY -> List.of(intake.binary(attributes(headers), body, clock.instant()));
            case BATCH -> judgeBatch(body);
        };
    }

    private List<Verdict> judgeBatch(byte[] body) {
        var events = JsonArray.elements(body, config.batchEvents());
        if (events.isEmpty()) {
            return List.of(notAnArray(body));
        }
        if (events.get().size() > config.batchEvents()) {
            throw Bodies.tooLarge("A batch must not have more than %d events.".formatted(config.batchEvents()));
        }
        return intake.batch(events.get(), clock.instant());
    }

    private static Verdict notAnArray(byte[] body) {
        return new Rejected(
                Refusal.of(Reason.NOT_JSON, "", "the body is not a JSON array of events"),
                new Original(null, null, null, Map.of("content-type", ContentMode.BATCH_OF_EVENTS), body));
    }

    private static Map<String, String> attributes(HttpHeaders headers) {
        var attributes = new HashMap<String, String>();
        attributes.put("datacontenttype", headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        headers.getRequestHeaders().forEach((header, values) -> {
            var name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), values.getFirst());
            }
        });
        return attributes;
    }
}
