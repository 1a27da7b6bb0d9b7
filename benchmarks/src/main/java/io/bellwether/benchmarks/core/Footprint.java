package io.bellwether.benchmarks.core;

import io.bellwether.benchmarks.ScoringCore;
import io.bellwether.health.state.AccountState;
import java.lang.management.ManagementFactory;
import java.util.function.LongFunction;

/**
 * The size of the sample account's state.
 *
 * @param storedBytes as {@code StateCodec} writes it
 * @param heapBytesFolded on the heap after its events were folded
 * @param heapBytesLoaded on the heap after it was read from its stored form
 */
public record Footprint(int storedBytes, long heapBytesFolded, long heapBytesLoaded) {

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
                heapBytes(SampleAccount::state),
                heapBytes(seed -> ScoringCore.read(stored[(int) seed])));
    }

    private static long heapBytes(LongFunction<AccountState> make) {
        var _ = make.apply(0);
        var states = new AccountState[ACCOUNTS];
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
