package io.bellwether.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.quickstart.Service;
import io.bellwether.quickstart.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One instance of a service: the jar that production runs, in a process that can be killed and paused. */
public final class Instance {

    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // As short as brokers allow, so that a paused instance is soon taken for dead.
            "-Dkafka.session.timeout.ms=6000",
            "-Dkafka.heartbeat.interval.ms=1500",
            // So that risks come and go all the time, and not only when the workload is over.
            "-Dbellwether.health.settle=PT0.3S",
            "-Dbellwether.health.settle-at-most=PT1S",
            "-Dquarkus.log.category.\"io.micrometer\".level=ERROR",
            "-Dquarkus.log.category.\"org.apache.kafka\".level=ERROR");

    private final Service service;
    private final String name;
    private final URI url;
    private final Process process;
    private final Watchdog watchdog;

    private Instance(Service service, String name, URI url, Process process) {
        this.service = service;
        this.name = name;
        this.url = url;
        this.process = process;
        this.watchdog = Watchdog.over(process.pid(), "KILL");
    }

    /**
     * Starts an instance; it may take seconds until it is ready.
     *
     * @param name also its client id at the broker
     * @param properties of the JVM beyond the usual, such as where to crash
     */
    static Instance start(
            Service service,
            String name,
            Path folder,
            Map<String, String> environment,
            Map<String, String> properties) {
        int port = freePort();
        var command = new ArrayList<>(JVM);
        command.add("-Dkafka.client.id=" + name);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar(service).toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of("BELLWETHER_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port)));
        try {
            return new Instance(service, name, URI.create("http://127.0.0.1:" + port), builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    Service service() {
        return service;
    }

    String name() {
        return name;
    }

    public URI url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady(HttpClient http) {
        var request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9, also of one that is paused. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(60);
        watchdog.close();
    }

    /** SIGTERM: it finishes what it is doing and leaves. */
    void stop() {
        process.destroy();
        awaitEnd(60);
        kill();
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    /** Whether it stands still, by whoever's doing. */
    boolean isPaused() {
        return run("ps", "-o", "stat=", "-p", pid()).startsWith("T");
    }

    private void awaitEnd(int seconds) {
        try {
            process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void signal(String signal) {
        run("kill", "-" + signal, pid());
    }

    private String pid() {
        return Long.toString(process.pid());
    }

    private static String run(String... command) {
        try {
            var running = new ProcessBuilder(command).start();
            var said = new String(running.getInputStream().readAllBytes(), UTF_8);
            running.waitFor();
            return said;
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
