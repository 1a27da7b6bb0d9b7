package io.bellwether.effectonce;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where a fault test kills the process, and safeguards that it switches off to see its own checks fail.
 *
 * <p>Nothing happens unless system properties ask for it: {@value #CRASH} names a point, and after a colon how often
 * it is passed before it kills; {@value #WITHOUT} names the safeguards to leave out, separated by commas.
 */
enum FaultPoint {
    BEFORE_COMMIT,
    AFTER_COMMIT,
    BEFORE_PUBLISH,
    AFTER_PUBLISH,
    BEFORE_BROKER_OFFSETS;

    static final String CRASH = "bellwether.test.crash";
    static final String WITHOUT = "bellwether.test.without";

    private static final int KILLED = 137;

    private static final AtomicInteger PASSES = new AtomicInteger();

    /** Ends the process as kill -9 would, if a test wants that here. */
    void pass() {
        var asked = System.getProperty(CRASH);
        if (asked != null) {
            var parts = asked.split(":", 2);
            int survived = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
            if (parts[0].equals(name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    && PASSES.getAndIncrement() >= survived) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }

    /** Whether a test switched the safeguard off: {@code inbox}, {@code fence} or {@code offsets}. */
    static boolean isOff(String safeguard) {
        var off = System.getProperty(WITHOUT);
        return off != null && ("," + off + ",").contains("," + safeguard + ",");
    }
}
