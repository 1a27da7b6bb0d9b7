package io.bellwether.ingestion.admission;

import io.bellwether.events.InvalidFact;
import io.bellwether.problems.Problem.Fault;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why one event cannot be taken.
 *
 * @param faults each with a JSON pointer into the event in its structured form; never empty
 */
public record Refusal(Reason reason, List<Fault> faults) implements Finding {

    public Refusal {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a fault");
        }
        faults = List.copyOf(faults);
    }

    public static Refusal of(Reason reason, String pointer, String detail) {
        return new Refusal(reason, List.of(new Fault(detail, pointer)));
    }

    public static Refusal invalid(InvalidFact e) {
        return of(Reason.INVALID_EVENT, e.pointer(), e.getMessage());
    }

    /** Where the first fault is. */
    public String pointer() {
        return faults.getFirst().pointer();
    }

    /** All faults in one line, each after its pointer. */
    public String detail() {
        return faults.stream()
                .map(fault -> (fault.pointer() + " " + fault.detail()).strip())
                .collect(Collectors.joining("; "));
    }
}
