package io.bellwether.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    private Database health;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder, 0);
    }

    @BeforeEach
    void database() {
        health = new Database(postgres.database("health", "it's secret"), "health", "it's secret");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws Exception {
        assertThat(health.query("SHOW fsync")).containsExactly("on");
        assertThat(health.query("SHOW synchronous_commit")).containsExactly("on");
        assertThat(health.query("SHOW server_version")).first().asString().startsWith("18.4");
    }

    @Test
    void aRoleCannotConnectToAnotherDatabase() {
        var others = postgres.database("survey", "other");

        for (var url : new String[] {others, postgres.jdbcUrl("postgres"), postgres.jdbcUrl("template1")}) {
            assertThatThrownBy(() -> new Database(url, "health", "it's secret").connect())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void nobodyConnectsWithoutThePassword() {
        for (var user : new String[] {"health", "postgres"}) {
            assertThatThrownBy(() -> new Database(health.url(), user, "guess").connect())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void askingAgainForADatabaseKeepsItAndSetsThePassword() throws Exception {
        health.run("CREATE TABLE kept AS SELECT 1 AS id");

        var url = postgres.database("health", "changed");

        assertThat(new Database(url, "health", "changed").query("SELECT id FROM kept"))
                .containsExactly("1");
    }

    @Test
    void twoServersDoNotShareAFolder() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void aNameThatWouldNeedQuotesIsRefused() {
        assertThatThrownBy(() -> postgres.database("health?user=postgres", "any"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
