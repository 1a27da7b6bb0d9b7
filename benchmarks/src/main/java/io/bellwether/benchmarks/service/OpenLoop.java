package io.bellwether.benchmarks.service;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Does something at fixed times, whether what was done before has been answered or not: who is slow does not get fewer
 * questions. What is late is made up for at once, and its time counts from when it was due.
 */
final class OpenLoop {

    private OpenLoop() {}

    /**
     * Ends early when the thread is interrupted.
     *
     * @param action is told when it was due, on the clock of {@link System#nanoTime()}
     */
    static void run(int perSecond, int seconds, LongConsumer action) {
        long started = System.nanoTime();
        long interval = 1_000_000_000L / perSecond;
        for (long i = 0; i < (long) perSecond * seconds && !Thread.interrupted(); i++) {
            long due = started + i * interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            action.accept(due);
        }
    }
}
