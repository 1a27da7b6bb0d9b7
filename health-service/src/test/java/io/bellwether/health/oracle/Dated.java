package io.bellwether.health.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/** A value, the event that said it, and when. */
record Dated<V>(Instant time, LocalDate day, String id, V value) {

    /** Greatest time, then greatest id; the value decides between two sources that use the same id. */
    static <V extends Comparable<V>> Comparator<Dated<V>> byAge() {
        return Comparator.<Dated<V>, Instant>comparing(Dated::time)
                .thenComparing(Dated::id)
                .thenComparing(Dated::value);
    }

    static <V> Dated<V> of(Instant time, String id, V value) {
        return new Dated<>(time, time.atOffset(ZoneOffset.UTC).toLocalDate(), id, value);
    }

    <W> Dated<W> with(W other) {
        return new Dated<>(time, day, id, other);
    }

    boolean laterThan(Dated<?> other) {
        int byTime = time.compareTo(other.time());
        return byTime > 0 || (byTime == 0 && id.compareTo(other.id()) > 0);
    }
}
