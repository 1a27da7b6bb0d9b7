package io.bellwether.effectonce;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to pause before what failed is tried again: longer each time and never in step with others. */
final class Backoff {

    private static final long LONGEST_MILLIS = 5_000;
    private static final int MOST_DOUBLINGS = 10;

    private int failures;

    Duration next() {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        long longest = Math.min(LONGEST_MILLIS, 50L << failures);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    }

    void reset() {
        failures = 0;
    }
}
