package io.bellwether.effectonce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where a fault test kills or stops the process, and safeguards that it switches off to see its own checks fail.
 *
 * <p>Nothing happens unless system properties ask for it: {@value #CRASH} and {@value #STOP} name a point, and after a
 * colon how often it is passed before they act; {@value #WITHOUT} names the safeguards to leave out, separated by commas.
 */
enum FaultPoint {
    /** Polled, and not yet in a transaction. */
    BEFORE_BATCH,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    /** Of work that no event asks for. A point of its own, as there are many batches to a slice while events come. */
    BEFORE_SLICE_COMMIT,
    AFTER_SLICE_COMMIT,
    BEFORE_PUBLISH,
    AFTER_PUBLISH,
    BEFORE_BROKER_OFFSETS;

    static final String CRASH = "bellwether.test.crash";
    static final String STOP = "bellwether.test.stop";
    static final String WITHOUT = "bellwether.test.without";

    private static final int KILLED = 137;

    private static final List<String> OFF =
            List.of(System.getProperty(WITHOUT, "").split(","));
    private static final AtomicInteger PASSES = new AtomicInteger();

    /** Ends the process as kill -9 would, or suspends it, if a test wants that here. */
    void pass() {
        if (isNow(System.getProperty(CRASH))) {
            Runtime.getRuntime().halt(KILLED);
        } else if (isNow(System.getProperty(STOP))) {
            suspend();
        }
    }

    /** Whether a test switched the safeguard off: {@code inbox}, {@code fence} or {@code offsets}. */
    static boolean isOff(String safeguard) {
        return OFF.contains(safeguard);
    }

    private boolean isNow(String asked) {
        if (asked == null) {
            return false;
        }
        var parts = asked.split(":", 2);
        int survived = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
        return parts[0].equals(name().toLowerCase(Locale.ROOT).replace('_', '-'))
                && PASSES.getAndIncrement() == survived;
    }

    /** All threads stand still until somebody sends SIGCONT. */
    private static void suspend() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot suspend", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
