package io.bellwether.effectonce;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/** The transactions of the event path: claims of shards, batches, and slices of other work; each all or nothing. */
final class BatchTransaction {

    private static final int MOST_INBOX_ROWS = 1_000;
    private static final int LONGEST_IDLE_SECONDS = 15;
    /** For so long the worker's other shards wait, too. */
    private static final int CLAIM_WAITS_SECONDS = 1;

    private static final int SECONDS_PER_HOUR = 3_600;

    private final Settings settings;
    private final Transaction transaction;
    private final Transaction claiming;
    private final IntFunction<Handler> handlers;
    private final Metrics metrics;
    private final Clock clock;

    BatchTransaction(
            Settings settings, DataSource database, IntFunction<Handler> handlers, Metrics metrics, Clock clock) {
        this.settings = settings;
        this.transaction = new Transaction(database, LONGEST_IDLE_SECONDS);
        this.claiming = new Transaction(database, CLAIM_WAITS_SECONDS, LONGEST_IDLE_SECONDS);
        this.handlers = handlers;
        this.metrics = metrics;
        this.clock = clock;
    }

    Shard claim(int shard) throws SQLException {
        int oldest = hour() - settings.dedupHours();
        return claiming.run(tx -> {
            long epoch = Ledger.claim(tx, shard);
            Inbox.tidy(tx, shard, oldest);
            var seen = Inbox.load(tx, shard, oldest, settings.largestInbox());
            return new Shard(shard, epoch, seen, Ledger.next(tx, shard), handlers.apply(shard));
        });
    }

    /** After it returns, the shards of the batch stand where it took them, in the database and in memory. */
    Effects apply(Batch batch) throws SQLException {
        FaultPoint.BEFORE_BATCH.pass();
        int hour = hour();
        var effects = transaction.run(tx -> {
            var to = new Effects(tx);
            Ledger.fence(tx, batch.shards());
            handle(batch, to);
            Outbox.add(tx, to.published(), batch.rejections());
            Inbox.remember(tx, batch.progress(), hour);
            Ledger.advance(tx, batch.progress());
            FaultPoint.BEFORE_COMMIT.pass();
            return to;
        });
        FaultPoint.AFTER_COMMIT.pass();
        takeOver(() -> {
            for (var progress : batch.progress()) {
                metrics.forgotten(progress.shard().committed(progress, hour, settings.dedupHours()));
            }
            effects.committed();
        });
        return effects;
    }

    /** A failure here must not pass for one of the transaction: its events took effect, and no record is to blame. */
    private static void takeOver(Runnable inMemory) {
        try {
            inMemory.run();
        } catch (RuntimeException e) {
            throw new NotTakenOver(e);
        }
    }

    /** A slice of the work that no event asks for. */
    Effects tend(Shard shard) throws SQLException {
        boolean tidies = shard.inboxRows() >= MOST_INBOX_ROWS;
        var effects = transaction.run(tx -> {
            var to = new Effects(tx);
            Ledger.fence(tx, List.of(shard));
            if (!shard.handler().tendAt().isAfter(clock.instant())) {
                shard.handler().tend(to);
                to.writeTogether();
            }
            if (tidies) {
                Inbox.tidy(tx, shard.number(), hour() - settings.dedupHours());
            }
            Outbox.add(tx, to.published());
            FaultPoint.BEFORE_SLICE_COMMIT.pass();
            return to;
        });
        FaultPoint.AFTER_SLICE_COMMIT.pass();
        effects.committed();
        if (tidies) {
            shard.inboxMerged();
        }
        return effects;
    }

    boolean wantsTending(Shard shard) {
        return shard.inboxRows() >= MOST_INBOX_ROWS || !shard.handler().tendAt().isAfter(clock.instant());
    }

    /** By the clock that all of the event path goes by. */
    Instant now() {
        return clock.instant();
    }

    private static void handle(Batch batch, Effects to) throws SQLException {
        long begin = System.nanoTime();
        for (var progress : batch.progress()) {
            if (!progress.fresh().isEmpty()) {
                progress.shard().handler().handle(progress.fresh(), to);
            }
        }
        to.writeTogether();
        to.handled(System.nanoTime() - begin);
    }

    private int hour() {
        return (int) (clock.instant().getEpochSecond() / SECONDS_PER_HOUR);
    }
}
