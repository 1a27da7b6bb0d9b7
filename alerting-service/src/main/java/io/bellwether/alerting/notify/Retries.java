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
        return Optional.of(max(jittered, asked.compareTo(longest) > 0 ? longest : asked));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
