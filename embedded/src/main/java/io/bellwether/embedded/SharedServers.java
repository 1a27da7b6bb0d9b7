package io.bellwether.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The broker and the PostgreSQL that all tests of a JVM share, in a temp folder that goes with them.
 *
 * <p>A JVM that was killed leaves its folder and a running PostgreSQL: the next one to start removes both.
 */
final class SharedServers {

    static final String KAFKA_PORT = "kafka";
    static final String POSTGRES_PORT = "postgres";
    static final String POSTGRES_PASSWORD = "password";

    private SharedServers() {}

    /** Where they are, after they were started by the first call; JDK types, as callers may have another class loader. */
    static Map<String, String> endpoints() {
        return Started.ENDPOINTS;
    }

    private static final class Started {
        static final Map<String, String> ENDPOINTS = start();
    }

    private static Map<String, String> start() {
        var root = Folders.make(Path.of(
                System.getProperty("java.io.tmpdir"), "bellwether-embedded-" + System.getProperty("user.name")));
        var lock = lockNewFolder(root);
        var folder = lock.folder();
        var postgresLater = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(folder.resolve("postgres"), 0));
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        var postgres = postgresLater.join();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.close();
            postgres.close();
            Folders.delete(folder);
            lock.close();
        }));
        return Map.of(
                KAFKA_PORT, Integer.toString(kafka.port()),
                POSTGRES_PORT, Integer.toString(postgres.port()),
                POSTGRES_PASSWORD, postgres.superuser().password());
    }

    private static FolderLock lockNewFolder(Path root) {
        try (var _ = FolderLock.take(root)) {
            removeLeftovers(root);
            return FolderLock.tryTake(Files.createTempDirectory(root, "run-")).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + root, e);
        }
    }

    static void removeLeftovers(Path root) throws IOException {
        try (var folders = Files.newDirectoryStream(root, "run-*")) {
            for (var folder : folders) {
                FolderLock.tryTake(folder).ifPresent(lock -> {
                    try (lock) {
                        PostgresProcesses.stop(folder.resolve("postgres/data"));
                        Folders.delete(folder);
                    }
                });
            }
        }
    }
}
