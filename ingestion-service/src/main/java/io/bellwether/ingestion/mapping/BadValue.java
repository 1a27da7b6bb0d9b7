package io.bellwether.ingestion.mapping;

/** Thrown where a row holds what the mapping cannot take; never leaves this package. */
final class BadValue extends RuntimeException {

    private final transient Cell cell;

    BadValue(Cell cell, String why) {
        super(why, null, false, false);
        this.cell = cell;
    }

    Cell cell() {
        return cell;
    }
}
