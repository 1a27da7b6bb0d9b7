package io.bellwether.ingestion.mapping;

import io.bellwether.problems.Problem.Fault;
import java.util.List;

/** Says that a mapping cannot be used, with all its faults. */
public final class InvalidMapping extends Exception {

    private final transient List<Fault> faults;

    InvalidMapping(List<Fault> faults) {
        super("the mapping has %d faults".formatted(faults.size()), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** Each with a JSON pointer into the mapping. */
    public List<Fault> faults() {
        return faults;
    }
}
