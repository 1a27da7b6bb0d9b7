package io.bellwether.quickstart;

import io.bellwether.quickstart.terminal.Overview;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The terminal. On a real one the overview is drawn anew every few seconds, with the newest messages under it;
 * elsewhere messages are printed as they come and the overview now and then.
 */
final class Screen {

    private static final Duration REDRAW = Duration.ofSeconds(5);
    private static final Duration REPRINT = Duration.ofMinutes(5);
    private static final int COLUMNS = 118;
    private static final int MESSAGES = 6;
    private static final String CLEAR = "\033[H\033[2J\033[3J";

    private final PrintStream out;
    private final boolean interactive;
    private final Deque<String> messages = new ArrayDeque<>();
    private boolean drawing;

    Screen(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    static Screen ofThisProcess() {
        return new Screen(System.out, isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // it is null without a terminal, with the default console of JDK 25
    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /** A line, at once; on a real terminal it is repeated under the overview for a while. */
    synchronized void say(String line) {
        if (!drawing) {
            out.println(line);
            out.flush();
        }
        messages.addLast(line);
        if (messages.size() > MESSAGES) {
            messages.removeFirst();
        }
    }

    /** The same, for what the overview repeats anyway. */
    synchronized void print(String text) {
        out.println(text);
        out.flush();
    }

    /** Shows the overview until the thread is interrupted. */
    void show(Api api, Installation installation, String header) throws InterruptedException {
        while (true) {
            try {
                var overview = api.overview();
                if (interactive || overview.hasTasks()) {
                    draw(overview, header, Memory.of(installation));
                    Thread.sleep(interactive ? REDRAW : REPRINT);
                }
            } catch (IOException serviceRestarts) {
                // shown again when it answers
            }
            Thread.sleep(1000);
        }
    }

    private synchronized void draw(Overview overview, String header, String memory) {
        if (interactive) {
            out.print(CLEAR + header + System.lineSeparator());
        }
        out.println();
        out.print(overview.render(COLUMNS));
        out.println();
        out.println("Memory: " + memory);
        if (interactive) {
            out.println();
            messages.forEach(out::println);
            drawing = true;
        }
        out.flush();
    }

    /** Messages are printed as they come from now on, as in the beginning. */
    synchronized void plain() {
        drawing = false;
    }
}
