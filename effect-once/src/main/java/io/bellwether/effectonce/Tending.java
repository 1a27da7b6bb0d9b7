package io.bellwether.effectonce;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The work of a worker's shards that no event asks for, in slices, each a transaction. Events go first: after each slice
 * they are asked for, and while they come or are known to wait, there is a slice a second.
 *
 * <p>A shard whose slice fails is claimed anew, as only the database knows where it stands, and tried again after a pause. It
 * keeps neither events nor other shards waiting.
 */
final class Tending {

    private static final Logger LOG = Logger.getLogger(Tending.class);
    private static final long BETWEEN_SLICES_WHEN_BUSY = Duration.ofSeconds(1).toNanos();

    private final BatchTransaction transactions;
    private final Holdings holdings;
    /** By shard; read by other threads too. */
    private final Map<Integer, Trouble> troubles = new ConcurrentHashMap<>();

    private long slices;
    private long lastSlice;

    Tending(BatchTransaction transactions, Holdings holdings) {
        this.transactions = transactions;
        this.holdings = holdings;
    }

    /** Slices of a shard that fail, and none between them that got on. */
    private static final class Trouble {

        final long since = System.nanoTime();
        private final Backoff backoff = new Backoff();
        private long until;

        void pause() {
            until = System.nanoTime() + backoff.next().toNanos();
        }

        boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    /** @param busy whether events come */
    boolean isDue(boolean busy) {
        if (!troubles.isEmpty()) {
            troubles.keySet().retainAll(holdings.assigned());
        }
        boolean turn = !busy || System.nanoTime() - lastSlice >= BETWEEN_SLICES_WHEN_BUSY;
        return turn && due().findAny().isPresent();
    }

    /** Of the shard that has waited longest. */
    void slice() throws Fenced {
        var shard = due().min(Comparator.comparingLong(Shard::lastSlice)).orElseThrow();
        boolean first = shard.lastSlice() == 0; // with which a new handler only takes stock, so it ends no trouble
        shard.slice(++slices);
        try {
            transactions.tend(shard);
            if (!first || !transactions.wantsTending(shard)) {
                troubles.remove(shard.number());
            }
        } catch (Fenced e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("work of shard %d that no event asks for failed, trying again: %s", shard.number(), e.toString());
            troubles.computeIfAbsent(shard.number(), _ -> new Trouble()).pause();
            holdings.drop(List.of(shard.number()));
        }
        lastSlice = System.nanoTime();
    }

    /** For how long the slices of some owned shard have failed. */
    long nanosFailing() {
        long now = System.nanoTime();
        return troubles.entrySet().stream()
                .filter(trouble -> holdings.owned().containsKey(trouble.getKey()))
                .mapToLong(trouble -> now - trouble.getValue().since)
                .max()
                .orElse(0);
    }

    private Stream<Shard> due() {
        return holdings.owned().values().stream()
                .filter(transactions::wantsTending)
                .filter(shard -> {
                    var trouble = troubles.get(shard.number());
                    return trouble == null || trouble.isOver();
                });
    }
}
