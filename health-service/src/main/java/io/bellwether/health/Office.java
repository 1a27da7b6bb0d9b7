package io.bellwether.health;

import java.time.Clock;
import java.time.Instant;

/** What the owners of all shards share. */
record Office(HealthConfig config, ModelsInForce models, Clock clock, AccountCache.Budget budget) {

    Instant now() {
        return clock.instant();
    }
}
