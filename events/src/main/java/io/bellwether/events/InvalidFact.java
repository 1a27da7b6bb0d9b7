package io.bellwether.events;

/** A fact that cannot be: a value out of its range, or two fields that contradict each other. */
public final class InvalidFact extends IllegalArgumentException {

    private final String pointer;

    /** @param pointer JSON pointer to the field, relative to the event's data, such as {@code /score} */
    public InvalidFact(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    /** The same fault, seen from outside the value that lies at the given pointer. */
    InvalidFact under(String parent) {
        return new InvalidFact(parent + pointer, getMessage());
    }
}
