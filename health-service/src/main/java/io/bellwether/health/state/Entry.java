package io.bellwether.health.state;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A value as of a time.
 *
 * @param micros when, in microseconds since 1970
 * @param id of the event that said so; decides between two of the same time
 * @param number the value, or NaN where it is a text
 * @param text the value, or null where it is a number
 */
public record Entry(long micros, String id, double number, String text) implements Comparable<Entry> {

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /** Later means greater time, then greater id; the value decides only between events that break the contract. */
    @Override
    public int compareTo(Entry other) {
        int byTime = Long.compare(micros, other.micros);
        if (byTime != 0) {
            return byTime;
        }
        int byId = id.compareTo(other.id);
        if (byId != 0) {
            return byId;
        }
        int byNumber = Double.compare(number, other.number);
        return byNumber != 0 ? byNumber : String.valueOf(text).compareTo(String.valueOf(other.text));
    }

    public int day() {
        return day(micros);
    }

    static int day(long micros) {
        return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(day());
    }

    static Instant time(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000L);
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND), time.getNano() / 1_000);
    }
}
