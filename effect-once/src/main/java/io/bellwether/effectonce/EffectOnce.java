package io.bellwether.effectonce;

import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Reads topics and lets {@link Handler}s take their effect, once each; publishes what they say. One per service. */
public final class EffectOnce implements AutoCloseable {

    private final Relay relay;
    private final List<Worker> workers;

    /** @param handler without memory: one for all shards */
    public EffectOnce(Settings settings, DataSource database, Handler handler, Telemetry telemetry, Clock clock) {
        this(settings, database, _ -> handler, telemetry, clock);
    }

    /** @param handlers makes a handler for a shard that is taken over */
    public EffectOnce(
            Settings settings, DataSource database, IntFunction<Handler> handlers, Telemetry telemetry, Clock clock) {
        this.relay = new Relay(settings, database, telemetry.metrics());
        var metrics = new Metrics(telemetry.metrics());
        var instruments = new Instruments(metrics, new BatchTraces(telemetry.traces(), settings.service()));
        var transactions = new BatchTransaction(settings, database, handlers, metrics, clock);
        this.workers = IntStream.range(0, settings.workers())
                .mapToObj(number -> new Worker(settings, number, transactions, relay, instruments))
                .toList();
        metrics.watch(workers, settings.topics());
    }

    public void start() {
        relay.start();
        workers.forEach(Worker::start);
    }

    /** For transactions outside a handler that put rows into the {@link Outbox}. */
    public Relay relay() {
        return relay;
    }

    /**
     * Whether every worker lives and gets on, else its partitions stand still; and the relay lives, else nothing is
     * published.
     */
    public boolean running() {
        return relay.running() && workers.stream().allMatch(Worker::running);
    }

    /** Finishes the batches under way, leaves the group, and publishes what is committed. */
    @Override
    public void close() {
        workers.forEach(Worker::stop);
        workers.forEach(Worker::join);
        relay.close();
    }
}
