package io.bellwether.health;

import io.bellwether.health.verdict.Judge;
import java.time.Clock;
import java.time.Instant;

/** What the owners of all shards share. */
record Office(HealthConfig config, Judge judge, Clock clock, AccountCache.Budget budget) {

    Instant now() {
        return clock.instant();
    }
}
