package io.bellwether.health;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the owners of all shards share.
 *
 * @param setAside counts accounts that were passed over, as judging them fails
 */
record Office(HealthConfig config, ModelsInForce models, Clock clock, AccountCache.Budget budget, Counter setAside) {

    Instant now() {
        return clock.instant();
    }

    /** The first day within the horizon. */
    int oldestDay(LocalDate today) {
        return (int) today.minusDays(config.horizonDays()).toEpochDay();
    }
}
