package io.bellwether.quickstart;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What to close when this JVM is told to stop, by Ctrl-C or otherwise: the last opened first. */
final class Shutdown {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Screen screen;
    private final Thread starter = Thread.currentThread();

    /** To be made by the thread that starts. */
    Shutdown(Screen screen) {
        this.screen = screen;
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "shutdown"));
    }

    /** Starts what takes long and, when it is interrupted, closes what it has begun. */
    <T extends AutoCloseable> T starting(Supplier<T> start) {
        try {
            return closing(start.get());
        } finally {
            started.countDown();
        }
    }

    synchronized <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    private void closeAll() {
        if (started.getCount() == 0 && isEmpty()) {
            return;
        }
        screen.plain();
        screen.say(System.lineSeparator() + "Stopping ...");
        if (started.getCount() > 0) {
            starter.interrupt();
            awaitStart();
        }
        while (!isEmpty()) {
            closeLast();
        }
        screen.say("Stopped.");
    }

    private void awaitStart() {
        try {
            if (!started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                screen.say("The start does not end; watchdogs end the processes.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isEmpty() {
        return open.isEmpty();
    }

    private synchronized AutoCloseable last() {
        return open.pop();
    }

    private void closeLast() {
        try {
            last().close();
        } catch (Exception e) {
            screen.say("Not stopped in order: " + e);
        }
    }
}
