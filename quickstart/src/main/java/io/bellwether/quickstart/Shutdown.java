package io.bellwether.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;

/** What to close when this JVM is told to stop, by Ctrl-C or otherwise: the last opened first. */
final class Shutdown {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Setup setup;

    Shutdown(Setup setup) {
        this.setup = setup;
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "shutdown"));
    }

    synchronized <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    void interrupting(Thread thread) {
        var _ = closing(thread::interrupt);
    }

    private synchronized void closeAll() {
        if (open.isEmpty()) {
            return;
        }
        setup.say("%nStopping ...");
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                setup.say("Not stopped in order: %s", e);
            }
        }
        setup.say("Stopped.");
    }
}
