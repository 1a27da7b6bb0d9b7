package io.bellwether.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One service running as a child of this JVM. */
final class ServiceProcess {

    private static final Duration READY_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Service service;
    private final URI url;
    private final Process process;
    private final Watchdog watchdog;
    private final ServiceLog log;

    private ServiceProcess(Service service, URI url, Process process, ServiceLog log) {
        this.service = service;
        this.url = url;
        this.process = process;
        this.watchdog = Watchdog.over(process.pid(), "TERM");
        this.log = log;
    }

    static ServiceProcess start(Service service, URI url, ProcessBuilder command, ServiceLog log) {
        try {
            var process = command.redirectErrorStream(true).start();
            process.getOutputStream().close();
            log.follow(process.getInputStream());
            return new ServiceProcess(service, url, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + service.label(), e);
        }
    }

    Service service() {
        return service;
    }

    URI url() {
        return url;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** @param whenDead called once, with a post-mortem, if it ends */
    void onDeath(Consumer<ServiceDied> whenDead) {
        var _ = process.onExit().thenAccept(_ -> whenDead.accept(died()));
    }

    /** @throws ServiceDied when it ends instead */
    void awaitReady(HttpClient http) {
        var deadline = Instant.now().plus(READY_PATIENCE);
        while (!isReady(http)) {
            if (!process.isAlive()) {
                throw died();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new ServiceDied(service, "is not ready after " + READY_PATIENCE.toMinutes() + " minutes", log);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Asks it to stop and waits until it has. */
    void stop() {
        // By its handle, as Process would also close the stream of its last words.
        handle().destroy();
        awaitEnd();
    }

    /** As a crash would: no warning, no last words. */
    void kill() {
        handle().destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            watchdog.close();
        }
    }

    private boolean isReady(HttpClient http) {
        var request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + service.label() + " starts", e);
        }
    }

    private ServiceDied died() {
        return new ServiceDied(service, "ended with exit code " + process.exitValue(), log);
    }
}
