package io.bellwether.ingestion;

import io.bellwether.effectonce.EventId;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request's events after {@link Door} has looked at them, with the identities of those that may be sent. */
record Screened(List<Verdict> verdicts, Identities identities) {

    /** The identities of events by their index; two longs each, 0 for what is none. */
    static final class Identities {

        private final long[] longs;

        private Identities(int events) {
            longs = new long[2 * events];
        }

        /** What an event says, beside its time, belongs to its body: about whom, what kind, and the data. */
        static Identities of(List<Verdict> verdicts) {
            var id = new EventId();
            var identities = new Identities(verdicts.size());
            for (int index = 0; index < verdicts.size(); index++) {
                if (verdicts.get(index) instanceof Accepted event) {
                    var envelope = event.envelope();
                    id.compute(
                            envelope.source(),
                            envelope.id(),
                            envelope.type().getBytes(StandardCharsets.UTF_8),
                            envelope.subject().getBytes(StandardCharsets.UTF_8),
                            event.data());
                    identities.longs[2 * index] = id.high();
                    identities.longs[2 * index + 1] = id.low();
                }
            }
            return identities;
        }

        long high(int index) {
            return longs[2 * index];
        }

        long low(int index) {
            return longs[2 * index + 1];
        }
    }
}
