package io.bellwether.effectonce;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Takes outbox rows to the broker: at once when woken after a commit, and every second for what a crash left behind.
 *
 * <p>Relays of several instances share the work by shard: whoever holds a shard's advisory lock publishes its rows,
 * oldest first, so order is kept per account. A row is deleted after the broker acknowledged it; a crash in between
 * publishes it again, under the same event ids. What an outage left goes in many passes, each of a bounded size.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long TICK_MILLIS = 1_000;
    private static final long BUSY_MILLIS = 20;
    /** Longer than the producer tries to deliver. */
    private static final int LONGEST_IDLE_SECONDS = 40;
    /** Longer than another instance that was suspended keeps a shard, and than the producer tries to deliver. */
    private static final long LAGS_FROM_MILLIS = 60_000;

    private final Transaction transaction;
    private final Publisher publisher;
    private final Timer published;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    /** When the oldest row was made that waited at the last look. */
    private volatile long waitsSince = Long.MAX_VALUE;
    /** When the first pass began that has not got to look what waits; what waits unseen counts from then. */
    private volatile long unseenSince = Long.MAX_VALUE;

    Relay(Settings settings, DataSource database, MeterRegistry metrics) {
        this.transaction = new Transaction(database, LONGEST_IDLE_SECONDS);
        this.publisher = new Publisher(settings.kafka());
        this.published = metrics.timer("bellwether.outbox.publish");
        TimeGauge.builder("bellwether.outbox.age", this, TimeUnit.MILLISECONDS, Relay::ageMillis)
                .register(metrics);
        this.thread =
                Thread.ofPlatform().name(settings.service() + "-relay").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Call after the commit of a transaction that added rows. */
    public void wake() {
        work.release();
    }

    /**
     * Whether rows wait for so long, whichever instance is to publish them, that no more should be added: else the table
     * would grow for as long as the broker takes nothing. Costs nothing, as each pass looks at the oldest row anyway.
     */
    boolean lags() {
        return ageMillis() >= LAGS_FROM_MILLIS;
    }

    /** Whether its thread lives; else nothing is published any more. */
    boolean running() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        Threads.join(thread);
        publisher.close();
    }

    private void run() {
        boolean ended = false;
        while (!ended) {
            try {
                ended = closed;
                relayAll();
                if (!closed) {
                    await(TICK_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.warnf("relay failed, trying again: %s", e.toString());
                pause();
            }
        }
    }

    /** Until nothing waits; where another instance is at work on a shard, it may have missed our row, so look again. */
    private void relayAll() throws SQLException, InterruptedException {
        var outcome = pass();
        while (outcome != Outcome.NOTHING_WAITS && !closed) {
            if (outcome == Outcome.OTHERS_AT_WORK) {
                await(BUSY_MILLIS);
            }
            outcome = pass();
        }
    }

    /** Until woken; for as often as that was since, it looks once. */
    private void await(long millis) throws InterruptedException {
        if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private enum Outcome {
        NOTHING_WAITS,
        MORE_WAITS,
        OTHERS_AT_WORK
    }

    private Outcome pass() throws SQLException {
        unseenSince = Math.min(unseenSince, System.currentTimeMillis());
        var outcome = transaction.run(this::relay);
        if (outcome == Outcome.NOTHING_WAITS) {
            waitsSince = Long.MAX_VALUE;
        }
        return outcome;
    }

    private Outcome relay(Connection tx) throws SQLException {
        var waiting = OutboxRows.lock(tx);
        waitsSince = waiting.since();
        unseenSince = Long.MAX_VALUE;
        var load = Load.of(waiting.ours().isEmpty() ? List.of() : OutboxRows.oldest(tx, waiting.ours()));
        if (!load.rows().isEmpty()) {
            publish(load);
            OutboxRows.delete(tx, load.rows());
        }
        if (load.full()) {
            return Outcome.MORE_WAITS;
        }
        return waiting.othersAtWork() ? Outcome.OTHERS_AT_WORK : Outcome.NOTHING_WAITS;
    }

    private void publish(Load load) {
        long begin = System.nanoTime();
        FaultPoint.BEFORE_PUBLISH.pass();
        publisher.publish(load.messages());
        FaultPoint.AFTER_PUBLISH.pass();
        published.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }

    private void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(TICK_MILLIS / 2, TICK_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double ageMillis() {
        return Math.max(0, System.currentTimeMillis() - Math.min(waitsSince, unseenSince));
    }
}
