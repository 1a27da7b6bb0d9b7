package io.bellwether.benchmarks.core;

import io.bellwether.benchmarks.ScoringCore;
import java.lang.management.ManagementFactory;
import java.util.function.LongFunction;

/**
 * The size of the sample account's state.
 *
 * @param storedBytes as {@code StateCodec} writes it
 * @param heapBytes on the heap between batches, as the health-service remembers accounts: in the stored form
 * @param heapBytesOpened on the heap while a batch works on it
 */
public record Footprint(int storedBytes, long heapBytes, long heapBytesOpened) {

    private static final int ACCOUNTS = 1_000;

    /** By what a full collection leaves with and without a thousand of them. */
    static Footprint measure() {
        var stored = new byte[ACCOUNTS][];
        long total = 0;
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            stored[seed] = ScoringCore.write(SampleAccount.state(seed));
            total += stored[seed].length;
        }
        return new Footprint(
                (int) (total / ACCOUNTS),
                heapBytes(seed -> stored[(int) seed].clone()),
                heapBytes(seed -> ScoringCore.read(stored[(int) seed])));
    }

    private static long heapBytes(LongFunction<?> make) {
        var _ = make.apply(0);
        var states = new Object[ACCOUNTS];
        long before = usedAfterCollection();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            states[seed] = make.apply(seed);
        }
        long with = usedAfterCollection();
        if (states[ACCOUNTS - 1] == null) {
            throw new IllegalStateException("the states must live until here");
        }
        return (with - before) / ACCOUNTS;
    }

    private static long usedAfterCollection() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
