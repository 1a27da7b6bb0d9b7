package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What becomes of records, and how fast. At any time
 * received = applied + late + duplicate + unknown + rejected + released + in flight.
 */
final class Metrics {

    private final MeterRegistry registry;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Counter received;
    private final Counter applied;
    private final Counter late;
    private final Counter duplicate;
    private final Counter unknown;
    private final Counter released;
    private final Counter forgotten;
    private final Map<Rejection.Cause, Counter> rejected = new EnumMap<>(Rejection.Cause.class);
    private final DistributionSummary batchSize;
    private final Timer decode;
    private final Timer handle;
    private final Timer commit;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.received = registry.counter("bellwether.events.received");
        this.applied = registry.counter("bellwether.events.applied");
        this.late = registry.counter("bellwether.events.late");
        this.duplicate = registry.counter("bellwether.events.duplicate");
        this.unknown = registry.counter("bellwether.events.unknown");
        this.released = registry.counter("bellwether.events.released");
        this.forgotten = registry.counter("bellwether.inbox.forgotten");
        for (var cause : Rejection.Cause.values()) {
            rejected.put(cause, registry.counter("bellwether.events.rejected", "reason", cause.text()));
        }
        this.batchSize = registry.summary("bellwether.batch.events");
        this.decode = registry.timer("bellwether.batch.decode");
        this.handle = registry.timer("bellwether.batch.handle");
        this.commit = registry.timer("bellwether.batch.commit");
        registry.gauge("bellwether.events.in.flight", inFlight);
    }

    /** Per topic the age of the oldest event that waits, who takes none, and what dedup keeps in memory. */
    void watch(List<Worker> workers, Iterable<Topic> topics) {
        for (var topic : topics) {
            TimeGauge.builder(
                            "bellwether.lag",
                            workers,
                            TimeUnit.MILLISECONDS,
                            all -> all.stream()
                                    .mapToDouble(worker -> worker.lag().millis(topic.topicName()))
                                    .max()
                                    .orElse(0))
                    .tag("topic", topic.topicName())
                    .register(registry);
        }
        Gauge.builder(
                        "bellwether.workers.holding",
                        workers,
                        all -> all.stream()
                                .filter(worker -> worker.lag().isHeld())
                                .count())
                .register(registry);
        Gauge.builder(
                        "bellwether.inbox.ids",
                        workers,
                        all -> all.stream().mapToDouble(Worker::inboxIds).sum())
                .register(registry);
        Gauge.builder(
                        "bellwether.inbox.bytes",
                        workers,
                        all -> all.stream().mapToDouble(Worker::inboxBytes).sum())
                .baseUnit("bytes")
                .register(registry);
    }

    void received(int records) {
        received.increment(records);
        inFlight.addAndGet(records);
    }

    /** Records that were received go to another owner without having taken effect here. */
    void released(int records) {
        released.increment(records);
        inFlight.addAndGet(-records);
    }

    /** Ids were dropped from memory before the dedup window has passed. */
    void forgotten(int ids) {
        forgotten.increment(ids);
    }

    void decoded(long nanos) {
        decode.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param nanos what the batch took from the begin of its transaction until after the commit, handlers included */
    void committed(Batch batch, Effects effects, long nanos) {
        handle.record(effects.handlingNanos(), TimeUnit.NANOSECONDS);
        commit.record(nanos - effects.handlingNanos(), TimeUnit.NANOSECONDS);
        batchSize.record(batch.records());
        inFlight.addAndGet(-batch.records());
        applied.increment(batch.fresh() - effects.countLate());
        late.increment(effects.countLate());
        duplicate.increment(batch.duplicates());
        unknown.increment(batch.unknown());
        batch.rejections().forEach(rejection -> rejected.get(rejection.cause()).increment());
    }
}
