package io.bellwether.effectonce;

/** Waiting for our own threads. */
final class Threads {

    private Threads() {}

    /** Waits for the end of a thread that was told to stop; an interrupt ends the waiting and is kept. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
