package io.bellwether.alerting.book;

import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that was said of an account.
 *
 * @param at when it happened
 * @param id of the event: of two that happened at the same time, the greater id counts
 */
public record Said(Instant at, String id, String value) implements Comparable<Said> {

    // The value decides only between events that break the contract: the same id with other content.
    private static final Comparator<Said> ORDER =
            Comparator.comparing(Said::at).thenComparing(Said::id).thenComparing(Said::value);

    @Override
    public int compareTo(Said other) {
        return ORDER.compare(this, other);
    }

    static Said later(Said a, Said b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
