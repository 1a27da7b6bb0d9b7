package io.bellwether.ingestion.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A move of all times and dates of an import by whole days. */
public record Shift(long days) {

    public static final Shift NONE = new Shift(0);

    /** The move that brings the latest time as close to now as whole days can, never past it. */
    public static Shift toNow(Instant latest, Instant now) {
        return new Shift(Math.floorDiv(
                Duration.between(latest, now).toSeconds(), Duration.ofDays(1).toSeconds()));
    }

    Instant apply(Instant time) {
        return time.plus(Duration.ofDays(days));
    }

    LocalDate apply(LocalDate date) {
        return date.plusDays(days);
    }
}
