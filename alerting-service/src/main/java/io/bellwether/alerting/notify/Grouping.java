package io.bellwether.alerting.notify;

import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Several tasks of one account that come within a short time are told at once.
 *
 * @param window the length of the spans of time of which each is one message; zero for none
 * @param breakThrough what is this severe waits for nothing
 */
public record Grouping(Duration window, Set<Severity> breakThrough) {

    private static final Set<Occasion> OCCASIONS = EnumSet.of(Occasion.RAISED, Occasion.REOPENED);

    public Grouping {
        breakThrough = breakThrough == null ? Set.of() : Set.copyOf(breakThrough);
        if (window == null || window.isNegative()) {
            throw new IllegalArgumentException("the window of grouping must be given, and not be negative");
        }
    }

    boolean takes(Notice notice) {
        return !window.isZero() && OCCASIONS.contains(notice.occasion()) && !breakThrough.contains(notice.severity());
    }

    /** When the span ends that a time lies in. */
    Instant end(Instant now) {
        long millis = window.toMillis();
        return Instant.ofEpochMilli((now.toEpochMilli() / millis + 1) * millis);
    }
}
