package io.bellwether.effectonce;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Reads topics and lets a {@link Handler} take their effect, once each; publishes what it says. One per service. */
public final class EffectOnce implements AutoCloseable {

    private final Relay relay;
    private final List<Worker> workers;

    public EffectOnce(Settings settings, DataSource database, Handler handler, MeterRegistry metrics, Clock clock) {
        this.relay = new Relay(settings.service(), database, settings.kafka());
        var transactions = new BatchTransaction(database, handler, clock);
        var counts = new Counts(metrics);
        this.workers = IntStream.range(0, settings.workers())
                .mapToObj(number -> new Worker(settings, number, transactions, relay, counts))
                .toList();
    }

    public void start() {
        relay.start();
        workers.forEach(Worker::start);
    }

    /** For transactions outside a handler that put rows into the {@link Outbox}. */
    public Relay relay() {
        return relay;
    }

    /** Whether every worker still runs; a dead one means that its partitions stand still. */
    public boolean running() {
        return workers.stream().allMatch(Worker::running);
    }

    /** Finishes the batches under way, leaves the group, and publishes what is committed. */
    @Override
    public void close() {
        workers.forEach(Worker::stop);
        workers.forEach(Worker::join);
        relay.close();
    }
}
