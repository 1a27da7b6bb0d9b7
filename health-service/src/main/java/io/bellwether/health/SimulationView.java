package io.bellwether.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.health.SimulationStore.Filter;
import io.bellwether.health.SimulationStore.Stored;
import io.bellwether.health.simulation.Outcome;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A simulation.
 *
 * @param status running, done or failed
 * @param model whose draft or version is tried
 * @param failure why it failed
 */
@JsonInclude(Include.NON_NULL)
record SimulationView(
        UUID id,
        String status,
        String model,
        Filter filter,
        Instant startedAt,
        String startedBy,
        Instant finishedAt,
        Progress progress,
        String failure,
        Outcome outcome) {

    static SimulationView of(Stored stored) {
        return new SimulationView(
                stored.id(),
                stored.status().name().toLowerCase(Locale.ROOT),
                stored.model(),
                stored.filter(),
                stored.startedAt(),
                stored.startedBy(),
                stored.finishedAt(),
                new Progress(stored.done(), stored.total()),
                stored.failure(),
                stored.outcome());
    }

    /** Accounts that were looked at, of how many. */
    record Progress(long done, long total) {}
}
