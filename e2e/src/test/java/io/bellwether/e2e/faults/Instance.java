package io.bellwether.e2e.faults;

import io.bellwether.quickstart.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One instance of a service: the jar that production runs, in a process that can be killed and paused. */
final class Instance {

    /** As short as brokers allow, so that a paused instance is soon taken for dead. */
    static final int SESSION_TIMEOUT_MILLIS = 6_000;

    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dkafka.session.timeout.ms=" + SESSION_TIMEOUT_MILLIS,
            "-Dkafka.heartbeat.interval.ms=1500",
            "-Dquarkus.log.category.\"io.micrometer\".level=ERROR");

    private final Service service;
    private final URI url;
    private final Process process;

    private Instance(Service service, URI url, Process process) {
        this.service = service;
        this.url = url;
        this.process = process;
    }

    /**
     * Starts an instance; it may take seconds until it is ready.
     *
     * @param properties of the JVM beyond the usual, such as where to crash
     */
    static Instance start(
            Service service, Path folder, Map<String, String> environment, Map<String, String> properties) {
        int port = freePort();
        var command = new ArrayList<>(JVM);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar(service).toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                folder.resolve(service.label() + ".log").toFile()));
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of("BELLWETHER_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port)));
        try {
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Instance(service, URI.create("http://127.0.0.1:" + port), process);
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

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady(HttpClient http) {
        var request =
                HttpRequest.newBuilder(url.resolve("/q/health/ready")).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(30);
    }

    /** SIGTERM: it finishes what it is doing and leaves. */
    void stop() {
        process.destroy();
        if (!awaitEnd(30)) {
            kill();
        }
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    boolean awaitEnd(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path jar(Service service) {
        var jar = Path.of(System.getProperty("bellwether.home", ".."))
                .toAbsolutePath()
                .resolve(service.label() + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it first");
        }
        return jar;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
