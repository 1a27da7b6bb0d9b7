package io.bellwether.alerting;

import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Patience.await;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted of tasks whose transaction has to be repeated. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CountsTest {

    private static final String RAISED = "bellwether_tasks_changed_total{step=\"raised\",type=\"expansion\"}";

    /** What a sequence has given stays given: it counts commits that fail, too. */
    private static final String FAIL_TWICE = """
            CREATE SEQUENCE commits;
            CREATE FUNCTION fail_twice() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('commits') < 3 THEN
                    RAISE EXCEPTION 'this commit fails';
                END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER fails_twice AFTER INSERT ON task DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.account = 'counted') EXECUTE FUNCTION fail_twice();
            """;

    private static final String MEND = """
            DROP TRIGGER fails_twice ON task;
            DROP FUNCTION fail_twice;
            DROP SEQUENCE commits;
            """;

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void twoCommitsFail() throws SQLException {
        clock.reset();
        execute(FAIL_TWICE);
    }

    @AfterEach
    void mend() throws SQLException {
        execute(MEND);
    }

    @Test
    void whatIsRepeatedCountsOnce() {
        double before = raised();

        broker.say("counted", Facts.chance("seats", 0.9));
        onlyTask("counted");

        await().untilAsserted(() -> assertThat(raised()).isEqualTo(before + 1));
    }

    private static double raised() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(RAISED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
