package io.bellwether.effectonce;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What became of the records: received = applied + duplicate + unknown + rejected, once all is committed. */
final class Counts {

    final Timer commit;
    private final Counter received;
    private final Counter applied;
    private final Counter duplicate;
    private final Counter unknown;
    private final Counter rejected;

    Counts(MeterRegistry metrics) {
        this.received = metrics.counter("bellwether.events.received");
        this.applied = metrics.counter("bellwether.events.applied");
        this.duplicate = metrics.counter("bellwether.events.duplicate");
        this.unknown = metrics.counter("bellwether.events.unknown");
        this.rejected = metrics.counter("bellwether.events.rejected");
        this.commit = metrics.timer("bellwether.batch.commit");
    }

    void count(Batch batch) {
        applied.increment(batch.fresh.size());
        duplicate.increment(batch.duplicates);
        unknown.increment(batch.unknown);
        rejected.increment(batch.rejections.size());
        received.increment(batch.fresh.size() + batch.duplicates + batch.unknown + batch.rejections.size());
    }
}
