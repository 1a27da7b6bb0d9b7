package io.bellwether.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellwether.events.Envelope;
import io.bellwether.ingestion.admission.Reason;
import io.bellwether.ingestion.admission.Refusal;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.admission.Verdict.Duplicate;
import io.bellwether.ingestion.admission.Verdict.Rejected;
import io.bellwether.problems.Problem.Fault;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * What became of one event.
 *
 * @param index of the event in the request, from 0
 * @param id the event's own, as far as it could be read
 * @param problem why it was rejected
 */
@JsonInclude(Include.NON_NULL)
record Receipt(int index, String id, Status status, Problem problem) {

    /** What an event can have come to. */
    enum Status {
        /** Acknowledged by the broker. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** The same event was accepted lately, or is in the request already: nothing to do. */
        @JsonProperty("duplicate")
        DUPLICATE,
        /** Not right; sending it again is of no use. */
        @JsonProperty("rejected")
        REJECTED,
        /** Right, but the broker did not acknowledge it: send it again. */
        @JsonProperty("unavailable")
        UNAVAILABLE
    }

    /**
     * Why an event was rejected.
     *
     * @param detail all faults in words
     * @param pointer JSON pointer to the first fault, from the root of the event's structured form
     * @param errors all faults, each with its pointer; absent where there is one only
     */
    @JsonInclude(Include.NON_EMPTY)
    record Problem(
            String type,
            String title,
            String detail,
            @JsonInclude(Include.ALWAYS) String pointer,
            List<Fault> errors) {

        static Problem of(Refusal refusal) {
            var reason = refusal.reason();
            var errors = refusal.faults().size() > 1 ? refusal.faults() : List.<Fault>of();
            return new Problem(reason.problemType(), reason.title(), refusal.detail(), refusal.pointer(), errors);
        }
    }

    /** @param failure why the broker does not have it; null where it has */
    static Receipt of(int index, Verdict verdict, Exception failure) {
        return switch (verdict) {
            case Duplicate duplicate -> of(index, duplicate.id(), failure, Status.DUPLICATE);
            case Rejected rejected ->
                rejected(index, readable(rejected.original().id()), rejected.refusal());
            case Accepted event -> of(index, event.envelope().id(), failure, Status.ACCEPTED);
        };
    }

    private static Receipt of(int index, String id, Exception failure, Status otherwise) {
        return switch (failure) {
            case null -> new Receipt(index, id, otherwise, null);
            case RecordTooLargeException _ ->
                rejected(index, id, Refusal.of(Reason.TOO_LARGE, "", "is larger than the broker takes"));
            default -> new Receipt(index, id, Status.UNAVAILABLE, null);
        };
    }

    private static Receipt rejected(int index, String id, Refusal refusal) {
        return new Receipt(index, id, Status.REJECTED, Problem.of(refusal));
    }

    private static String readable(String id) {
        return id == null || id.length() <= Envelope.LONGEST_ID ? id : id.substring(0, Envelope.LONGEST_ID);
    }
}
