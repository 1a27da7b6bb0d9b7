package io.bellwether.benchmarks.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shipped jars as production runs them: configured by environment variables, each in a JVM with a heap of 1 GiB. */
public final class Services implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LOOPBACK = "127.0.0.1";

    private final Rig rig;
    private final Tokens tokens;
    private final List<JavaProcess> started = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    public Services(Rig rig) {
        this.rig = rig;
        this.tokens = Tokens.in(rig.file("jwt-public.pem"));
    }

    /**
     * A running instance of a service.
     *
     * @param url where it answers
     */
    public record Instance(String name, JavaProcess process, URI url) {}

    /**
     * Starts an instance and waits until it is ready.
     *
     * @param name such as {@code health}; also of its database
     * @param options of its JVM
     */
    public Instance start(String name, List<String> options) {
        int port = Rig.freePort();
        var arguments = new ArrayList<>(List.of("-Xms1g", "-Xmx1g", "-XX:+ExitOnOutOfMemoryError"));
        arguments.addAll(options);
        arguments.addAll(List.of("-jar", jar(name).toString()));
        var process = JavaProcess.start(arguments, environment(name, port), rig.file(name + ".log"));
        started.add(process);
        var instance = new Instance(name, process, URI.create("http://" + LOOPBACK + ":" + port));
        awaitReady(instance);
        return instance;
    }

    public String token() {
        return tokens.all();
    }

    /** What an instance answers; it must be 200. */
    public String get(Instance instance, String path) {
        try {
            var request = HttpRequest.newBuilder(instance.url().resolve(path))
                    .header("Authorization", "Bearer " + token())
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(instance.name() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The sum of a counter over its labels, or 0. */
    public double counter(Instance instance, String name) {
        return get(instance, "/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "_total") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        started.forEach(JavaProcess::close);
        http.shutdownNow();
    }

    /** Where another build lies than that of this repository, {@code BELLWETHER_JARS} names its root. */
    private static Path jar(String name) {
        return Path.of(System.getenv().getOrDefault("BELLWETHER_JARS", "."))
                .resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
    }

    private Map<String, String> environment(String name, int port) {
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", rig.bootstrap());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", rig.database(name).replaceFirst("\\?.*", ""));
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", Rig.PASSWORD);
        environment.put("BELLWETHER_JWT_ISSUER", Tokens.ISSUER);
        environment.put("BELLWETHER_JWT_PUBLIC_KEY", rig.file("jwt-public.pem").toString());
        environment.put("BELLWETHER_INGESTION_DATA", rig.file("ingestion").toString());
        environment.put("BELLWETHER_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_BANNER_ENABLED", "false");
        return environment;
    }

    private void awaitReady(Instance instance) {
        Waiting.until(PATIENCE, () -> {
            instance.process().requireAlive();
            return isReady(instance.url());
        });
    }

    private boolean isReady(URI url) {
        try {
            var request = HttpRequest.newBuilder(url.resolve("/q/health/ready")).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
