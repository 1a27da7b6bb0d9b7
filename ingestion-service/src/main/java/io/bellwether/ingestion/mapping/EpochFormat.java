package io.bellwether.ingestion.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A whole number of milliseconds, or of units of so many milliseconds, counted from the beginning of 1970 UTC. */
record EpochFormat(long millis) implements TimeFormat {

    @Override
    public Instant time(Cell cell) {
        try {
            return Instant.ofEpochMilli(
                    Math.multiplyExact(Long.parseLong(cell.text().strip()), millis));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadValue(cell, "is not a whole number counted from 1970");
        }
    }

    @Override
    public LocalDate date(Cell cell) {
        return time(cell).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
