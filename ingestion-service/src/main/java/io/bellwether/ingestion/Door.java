package io.bellwether.ingestion;

import io.bellwether.effectonce.EventId;
import io.bellwether.ingestion.Screened.Identities;
import io.bellwether.ingestion.admission.Original;
import io.bellwether.ingestion.admission.Reason;
import io.bellwether.ingestion.admission.Refusal;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.admission.Verdict.Duplicate;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells repetitions from new events: within a request, and among what the broker has acknowledged lately.
 *
 * <p>It only ever knows what was acknowledged: what it does not know passes, and is dropped by the consumers' inbox.
 */
@Singleton
class Door {

    private final AcceptedIds accepted;
    private final Clock clock;

    Door(AcceptedIds accepted, Clock clock) {
        this.accepted = accepted;
        this.clock = clock;
    }

    Screened screen(List<Verdict> verdicts) {
        var identities = Identities.of(verdicts);
        var firsts = new HashMap<Long, Integer>();
        long now = clock.millis();
        var screened = new ArrayList<Verdict>(verdicts.size());
        for (int index = 0; index < verdicts.size(); index++) {
            screened.add(
                    verdicts.get(index) instanceof Accepted event
                            ? screen(event, index, identities, firsts, now)
                            : verdicts.get(index));
        }
        return new Screened(screened, identities);
    }

    /** Remembers what the broker has acknowledged, and gives it in its stored form. */
    byte[] remember(Sending sending) {
        var verdicts = sending.verdicts();
        var identities = sending.screened().identities();
        long now = clock.millis();
        var stored = ByteBuffer.allocate(verdicts.size() * EventId.BYTES);
        for (int index = 0; index < verdicts.size(); index++) {
            if (verdicts.get(index) instanceof Accepted && sending.failure(index) == null) {
                accepted.add(identities.high(index), identities.low(index), now);
                stored.putLong(identities.high(index)).putLong(identities.low(index));
            }
        }
        var bytes = new byte[stored.flip().remaining()];
        stored.get(bytes);
        return bytes;
    }

    private Verdict screen(Accepted event, int index, Identities identities, Map<Long, Integer> firsts, long now) {
        long known = accepted.find(identities.high(index), identities.low(index), now);
        int first = Duplicate.EARLIER;
        if (known == 0) {
            var before = firsts.putIfAbsent(identities.high(index), index);
            if (before == null || !EventId.sameIdentity(identities.low(before), identities.low(index))) {
                return event;
            }
            first = before;
            known = identities.low(before);
        }
        return EventId.sameBody(known, identities.low(index))
                ? new Duplicate(event.envelope().id(), first)
                : conflict(event);
    }

    private static Verdict conflict(Accepted event) {
        var envelope = event.envelope();
        var headers = new HashMap<>(envelope.headers());
        event.extensions().forEach((name, value) -> headers.put("ce_" + name, value));
        return new Rejected(
                Refusal.of(
                        Reason.CONFLICT,
                        "/id",
                        "an event with other content was accepted under this source and id: a new event needs a new id"),
                new Original(envelope.id(), envelope.subject(), envelope.type(), headers, event.data()));
    }
}
