package io.bellwether.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A tiny shell process that ends another one when this JVM dies, even by {@code kill -9}.
 *
 * <p>It waits for the end of its standard input, a pipe whose other end is ours and closes with us.
 */
public final class Watchdog implements AutoCloseable {

    static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r _
            kill -"$2" "$1" || exit
            for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              sleep 1
              kill -0 "$1" || exit
            done
            kill -KILL "$1"
            """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /** @param signal the one by which that process stops in order, such as {@code TERM} */
    public static Watchdog over(long pid, String signal) {
        try {
            var shell = new ProcessBuilder("sh", "-c", SCRIPT, "bellwether-watchdog", Long.toString(pid), signal);
            return new Watchdog(shell.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch over process " + pid, e);
        }
    }

    /** Calls it off: the other process has ended, or may go on. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
