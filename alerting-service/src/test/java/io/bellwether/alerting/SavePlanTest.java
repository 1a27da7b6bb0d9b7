package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a save plan tells of an escalation that has happened. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SavePlanTest {

    @Inject
    Broker broker;

    @Inject
    DataSource database;

    @Inject
    EscalationJob job;

    @Inject
    TestClock clock;

    @BeforeEach
    void people() throws SQLException {
        clock.reset();
        Colleagues.put("plan-tom", named("Tom Braun", "manager"));
        var ana = named("Ana Silva", "plan-csm");
        ana.put("manager", "plan-tom");
        Colleagues.put("plan-ana", ana);
        leaveOthersAlone();
    }

    @AfterEach
    void backToTheBeginning() throws SQLException {
        clock.reset();
        leaveOthersAlone();
        List.of("plan-ana", "plan-tom").forEach(Colleagues::forget);
        run("DELETE FROM delivery WHERE person LIKE 'plan-%'"); // no mail server takes them
    }

    @Test
    void aSavePlanTellsWhoWasDrawnInSinceWhenAndWhy() {
        broker.say("plan-escalated", Facts.described("Plan Inc", "smb", "plan-ana"));
        broker.say("plan-escalated", Facts.risk("nps-low", Severity.HIGH, Facts.TODAY, Facts.ofCsm("plan-ana")));
        onlyTask("plan-escalated");
        assertThat(plan()).contains("So far nobody was drawn in.");

        clock.advance(Duration.ofHours(5));
        job.run();

        assertThat(plan())
                .contains("- Since 2026-05-15 with manager (Tom Braun told): "
                        + "It should have been taken up by 2026-05-15T13:00:00Z. (")
                .contains("**CSM:** Ana Silva.")
                .doesNotContain("So far nobody was drawn in.", "plan-tom");
    }

    private static String plan() {
        return asMaria()
                .get("/v1/accounts/plan-escalated/save-plan")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Map<String, Object> named(String name, String role) {
        var body = new HashMap<String, Object>(Colleagues.body(role, "UTC", List.of()));
        body.put("name", name);
        return body;
    }

    /** Other tests do not expect their tasks to escalate. */
    private void leaveOthersAlone() throws SQLException {
        run("UPDATE task SET escalate_at = NULL WHERE escalate_at IS NOT NULL");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
