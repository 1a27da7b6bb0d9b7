package io.bellwether.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRestartTest {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    private Database health;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder, 0);
    }

    @BeforeEach
    void database() throws Exception {
        health = new Database(postgres.database("health", "secret"), "health", "secret");
        health.run("DROP TABLE IF EXISTS kept");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aRowOutlivesARestartOnTheSameFolderAndPort() throws Exception {
        health.run("CREATE TABLE kept AS SELECT 1 AS id");

        restart();

        assertThat(health.query("SELECT id FROM kept")).containsExactly("1");
    }

    @Test
    void aRowOutlivesTheDeathOfTheServer() throws Exception {
        health.run("CREATE TABLE kept AS SELECT 1 AS id");

        try (var session = health.connect()) {
            PostgresProcesses.postmaster(folder.resolve("data")).orElseThrow().destroyForcibly();
            restart();

            assertThat(session.isValid(1)).isFalse();
        }
        assertThat(health.query("SELECT id FROM kept")).containsExactly("1");
    }

    @Test
    void aStalePidFileWithTheNumberOfAnotherProcessDoesNotKeepTheServerDown() throws Exception {
        postgres.close();
        var other = new ProcessBuilder("cat").start();
        Files.writeString(folder.resolve("data/postmaster.pid"), other.pid() + "\n" + folder.resolve("data") + "\n");

        restart();

        assertThat(other.isAlive()).isTrue();
        other.destroy();
        assertThat(health.query("SELECT 1")).containsExactly("1");
    }

    @Test
    void aHalfMadeClusterIsMadeAnew() throws Exception {
        postgres.close();
        Files.writeString(folder.resolve("unfinished"), "");
        Files.delete(folder.resolve("data/global/pg_control"));

        restart();

        assertThat(postgres.database("health", "new")).isEqualTo(health.url());
    }

    private static void restart() {
        postgres.close();
        postgres = EmbeddedPostgres.start(folder, postgres.port());
    }
}
