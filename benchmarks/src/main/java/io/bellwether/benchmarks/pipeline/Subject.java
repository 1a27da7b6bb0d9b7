package io.bellwether.benchmarks.pipeline;

import io.bellwether.benchmarks.rig.JavaProcess;

/** What is measured: a running process that takes the events from the topics. */
interface Subject extends AutoCloseable {

    JavaProcess process();

    /** Records whose effect a crash would not undo any more. */
    long applied();

    /** What must follow, within the measured time, when all is applied. */
    default void finish() {}

    /** Whether nothing is left to do for them: all accounts judged, all that is to be said published. */
    boolean settled();

    /** Whether it does nothing any more, not even what can wait, so that the next pass is undisturbed. */
    default boolean idle() {
        return settled();
    }

    /** Fails when it did not do what it should have: each event once. */
    void verify(long published, long repeated);

    @Override
    void close();
}
