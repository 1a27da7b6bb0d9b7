package io.bellwether.alerting.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery that failed is tried again.
 *
 * @param waits between one attempt and the next
 * @param jitter up to this part of each wait, 0 to 1, comes on top, so that not all come back at once
 * @param longest no recipient can put us off for longer
 */
public record Retries(List<Duration> waits, double jitter, Duration longest) {

    private static final Duration LONGEST_UNASKED = Duration.ofMinutes(5);

    public Retries {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(wait -> wait.isNegative() || wait.isZero())) {
            throw new IllegalArgumentException("waits must be positive");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1");
        }
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("longest must be positive");
        }
    }

    /**
     * How long to wait after an attempt; empty where it was the last.
     *
     * @param attempts how many there have been
     * @param asked how long the recipient asks to wait; zero where it does not
     * @param chance from 0 to below 1
     */
    public Optional<Duration> after(int attempts, Duration asked, double chance) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        var wait = waits.get(attempts - 1);
        var jittered = wait.plusMillis(Math.round(wait.toMillis() * jitter * chance));
        return Optional.of(max(jittered, min(asked, longest)));
    }

    /**
     * For how long nothing at all is sent to a recipient that is overloaded.
     *
     * @param asked how long it asks to wait; where it does not, the wait of the one delivery counts, but not the hours
     *     that one has to wait that has failed often
     * @param wait until the delivery that it answered so is tried again; empty where it is not
     */
    public Duration pause(Duration asked, Optional<Duration> wait) {
        return asked.isZero() ? min(wait.orElse(LONGEST_UNASKED), LONGEST_UNASKED) : min(asked, longest);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
