package io.bellwether.quickstart;

import io.bellwether.embedded.EmbeddedKafka;
import io.bellwether.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The broker with its topics and the database server with a database for each service. */
final class Infrastructure implements AutoCloseable {

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final Watchdog watchdog;
    private final Map<Service, Map<String, String>> databases = new EnumMap<>(Service.class);

    private Infrastructure(EmbeddedKafka kafka, EmbeddedPostgres postgres, Watchdog watchdog) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.watchdog = watchdog;
    }

    static Infrastructure start(Path data, Ports ports) {
        int kafkaPort = ports.give("Kafka", 9092);
        int postgresPort = ports.give("PostgreSQL", 5432);
        var folder = data.resolve("postgres");
        var postgresLater = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(folder, postgresPort));
        EmbeddedKafka kafka;
        try {
            kafka = EmbeddedKafka.start(data.resolve("kafka"), kafkaPort);
        } catch (RuntimeException e) {
            postgresLater
                    .thenAccept(EmbeddedPostgres::close)
                    .exceptionally(_ -> null)
                    .join();
            throw e;
        }
        try {
            return start(kafka, postgresLater.join(), folder);
        } catch (RuntimeException e) {
            kafka.close();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Infrastructure start(EmbeddedKafka kafka, EmbeddedPostgres postgres, Path folder) {
        var watchdog = Watchdog.over(postmaster(folder), "INT");
        var infrastructure = new Infrastructure(kafka, postgres, watchdog);
        try {
            Topics.create(kafka.bootstrapServers());
            for (var service : Service.values()) {
                infrastructure.databases.put(service, infrastructure.database(service));
            }
            return infrastructure;
        } catch (RuntimeException e) {
            infrastructure.close();
            throw e;
        }
    }

    /** Deletes all that broker and database have kept. */
    static void erase(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        try (var entries = Files.walk(data)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + data, e);
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String jdbcUrl() {
        return postgres.jdbcUrl("");
    }

    /** What a service needs to know of them, as environment variables. */
    Map<String, String> environment(Service service) {
        return databases.get(service);
    }

    /** The process that all of PostgreSQL's come from. */
    static long postmaster(Path folder) {
        try (var lines = Files.lines(folder.resolve("data/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL wrote no process id", e);
        }
    }

    @Override
    public void close() {
        try {
            kafka.close();
        } finally {
            postgres.close();
            watchdog.close();
        }
    }

    private Map<String, String> database(Service service) {
        var password = UUID.randomUUID().toString();
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.database(service.label(), password),
                "QUARKUS_DATASOURCE_USERNAME", service.label(),
                "QUARKUS_DATASOURCE_PASSWORD", password);
    }
}
