package io.bellwether.health;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What the owners of all shards share. */
record Office(HealthConfig config, ModelsInForce models, Clock clock, AccountCache.Budget budget) {

    Instant now() {
        return clock.instant();
    }

    /** The first day within the horizon. */
    int oldestDay(LocalDate today) {
        return (int) today.minusDays(config.horizonDays()).toEpochDay();
    }
}
