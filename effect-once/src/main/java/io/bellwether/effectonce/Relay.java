package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * publishes it again, under the same event ids.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int ROWS = 500;
    private static final int LOCKS = 0x0b0c5;
    private static final long TICK_MILLIS = 1_000;
    private static final long BUSY_MILLIS = 20;
    /** Longer than the producer tries to deliver. */
    private static final int LONGEST_IDLE_SECONDS = 40;

    private static final String LOCK = """
            SELECT s, pg_try_advisory_xact_lock(%d, s) FROM generate_series(0, ?::int) s
             WHERE EXISTS (SELECT FROM outbox WHERE shard = s)
            """.formatted(LOCKS);
    private static final String OLDEST = """
            SELECT shard, position, messages, created_at FROM outbox
             WHERE shard = ANY (?::smallint[]) ORDER BY position LIMIT %d
            """.formatted(ROWS);
    private static final String DELETE = """
            DELETE FROM outbox o USING unnest(?::smallint[], ?::bigint[]) AS gone (shard, position)
             WHERE o.shard = gone.shard AND o.position = gone.position
            """;

    private final Transaction transaction;
    private final Publisher publisher;
    private final Timer published;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile long oldest = Long.MAX_VALUE;

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
                if (!closed && work.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
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
        var outcome = transaction.run(this::relay);
        while (outcome != Outcome.NOTHING_WAITS && !closed) {
            if (outcome == Outcome.OTHERS_AT_WORK) {
                work.tryAcquire(BUSY_MILLIS, TimeUnit.MILLISECONDS);
            }
            outcome = transaction.run(this::relay);
        }
    }

    private enum Outcome {
        NOTHING_WAITS,
        MORE_WAITS,
        OTHERS_AT_WORK
    }

    private Outcome relay(Connection tx) throws SQLException {
        var waiting = lock(tx);
        var locked = waiting.keySet().stream().filter(waiting::get).toList();
        boolean othersAtWork = locked.size() < waiting.size();
        if (locked.isEmpty()) {
            oldest = Long.MAX_VALUE;
            return othersAtWork ? Outcome.OTHERS_AT_WORK : Outcome.NOTHING_WAITS;
        }
        var rows = oldest(tx, locked);
        long begin = System.nanoTime();
        FaultPoint.BEFORE_PUBLISH.pass();
        publisher.publish(rows.stream()
                .flatMap(row -> Parcel.read(row.messages()).stream())
                .toList());
        FaultPoint.AFTER_PUBLISH.pass();
        published.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        delete(tx, rows);
        if (rows.size() == ROWS) {
            return Outcome.MORE_WAITS;
        }
        oldest = Long.MAX_VALUE;
        return othersAtWork ? Outcome.OTHERS_AT_WORK : Outcome.NOTHING_WAITS;
    }

    /** The shards of which rows wait, and whether they are ours until the transaction ends. */
    private static Map<Integer, Boolean> lock(Connection tx) throws SQLException {
        try (var lock = tx.prepareStatement(LOCK)) {
            lock.setInt(1, Topic.PARTITIONS - 1);
            var shards = new TreeMap<Integer, Boolean>();
            try (var row = lock.executeQuery()) {
                while (row.next()) {
                    shards.put(row.getInt(1), row.getBoolean(2));
                }
            }
            return shards;
        }
    }

    private List<Row> oldest(Connection tx, List<Integer> shards) throws SQLException {
        try (var select = tx.prepareStatement(OLDEST)) {
            select.setArray(1, tx.createArrayOf("smallint", shards.toArray()));
            var rows = new ArrayList<Row>();
            long first = Long.MAX_VALUE;
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getInt(1), row.getLong(2), row.getBytes(3)));
                    var created = row.getObject(4, OffsetDateTime.class).toInstant();
                    first = Math.min(first, created.toEpochMilli());
                }
            }
            oldest = first;
            return rows;
        }
    }

    private static void delete(Connection tx, List<Row> rows) throws SQLException {
        try (var delete = tx.prepareStatement(DELETE)) {
            var shards = rows.stream().map(Row::shard).toArray();
            var positions = rows.stream().map(Row::position).toArray();
            delete.setArray(1, tx.createArrayOf("smallint", shards));
            delete.setArray(2, tx.createArrayOf("bigint", positions));
            delete.executeUpdate();
        }
    }

    private void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(TICK_MILLIS / 2, TICK_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double ageMillis() {
        return Math.max(0, System.currentTimeMillis() - oldest);
    }

    private record Row(int shard, long position, byte[] messages) {}
}
