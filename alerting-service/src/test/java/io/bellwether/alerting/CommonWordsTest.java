package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.risk;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of tasks by words that very many of them have. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CommonWordsTest {

    private static final String FIVE_THOUSAND_LIKE_IT = """
            DO $$
            DECLARE
                others text := (SELECT string_agg(column_name, ', ') FROM information_schema.columns
                                 WHERE table_name = 'task' AND is_generated = 'NEVER'
                                   AND column_name NOT IN ('id', 'account', 'urgency'));
            BEGIN
                EXECUTE format($sql$INSERT INTO task (id, account, urgency, %1$s)
                                SELECT gen_random_uuid(), 'plenty-' || number, number, %1$s
                                  FROM task, generate_series(1001, 6000) number WHERE account = 'plenty'$sql$, others);
            END $$;
            """;

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void plenty() throws SQLException {
        clock.reset();
        broker.say("plenty", risk("red-health", Severity.LOW));
        onlyTask("plenty");
        execute(FIVE_THOUSAND_LIKE_IT);
    }

    @AfterEach
    void fewAgain() throws SQLException {
        execute("DELETE FROM task WHERE account LIKE 'plenty-%'");
    }

    @Test
    void areInTheOrderOfTheList() {
        asMaria()
                .queryParam("text", "plen health")
                .queryParam("limit", 3)
                .get("/v1/tasks")
                .then()
                .body("tasks.account", contains("plenty-6000", "plenty-5999", "plenty-5998"))
                .body("counts.total", equalTo(1000))
                .body("counts.exact", equalTo(false));
    }

    @Test
    void areNarrowedByRareOnes() {
        asMaria()
                .queryParam("text", "plenty 60")
                .get("/v1/tasks")
                .then()
                .body("tasks.account", contains("plenty-6000"))
                .body("counts.total", equalTo(1));
    }

    @Test
    void areCounted() {
        asMaria().queryParam("text", "plenty").get("/v1/tasks/counts").then().body("total", equalTo(5001));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
