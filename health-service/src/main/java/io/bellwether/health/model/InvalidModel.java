package io.bellwether.health.model;

import java.util.List;

/** A model document that cannot be used; says all that is wrong with it. */
public final class InvalidModel extends IllegalArgumentException {

    /** @param pointer JSON pointer into the document */
    public record Fault(String pointer, String detail) {}

    private final transient List<Fault> faults;

    public InvalidModel(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
