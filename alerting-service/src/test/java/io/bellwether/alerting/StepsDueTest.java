package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.notify.Notice;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who is told of which step, and when. The playbook has steps for Tuesday and Wednesday, which are the owner's, one for
 * Friday of a manager, and one for Friday in two weeks of a specialist.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class StepsDueTest {

    private static final String TOLD = """
            SELECT event, person, notice FROM delivery
            WHERE event LIKE 'task-%-step-%' ORDER BY split_part(event, '-step-', 2), person
            """;

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    StepsDueJob job;

    @BeforeEach
    void itIsFridayMorning() throws SQLException {
        clock.reset();
        Webhooks.forgetAll(database);
    }

    @AfterEach
    void nobodyIsLeftToTell() throws SQLException {
        Webhooks.forgetAll(database);
    }

    @Test
    void theOwnerIsToldOnceOfEachStepThatIsDueOnTheNextWorkingDay() throws Exception {
        person("step-anna", "csm", null);
        raise("steps", "step-anna");

        assertThat(lookOn("2026-05-15")).isEmpty();
        assertThat(lookOn("2026-05-18")).containsExactly("1-2026-05-19 step-anna");
        assertThat(notices().getFirst().why())
                .isEqualTo("Step 1 of its playbook, \"See who has gone quiet at steps\" (csm), "
                        + "is due on 2026-05-19.");
        assertThat(lookOn("2026-05-19")).containsExactly("1-2026-05-19 step-anna", "2-2026-05-20 step-anna");
    }

    @Test
    void whatIsDueAfterDaysOffIsToldOnTheLastWorkingDay() throws Exception {
        person("step-anna", "csm", null);
        clock.advance(Duration.ofDays(6)); // Thursday
        raise("weekend", "step-anna");

        assertThat(lookOn("2026-05-22")).containsExactly("1-2026-05-25 step-anna"); // Friday, of Monday
    }

    @Test
    void thoseAreToldTooWhoHaveTheRoleOfTheStep() throws Exception {
        person("step-tom", "manager", null);
        person("step-uma", "manager", null); // anna does not report to her
        person("step-anna", "csm", "step-tom");
        person("step-sven", "specialist", null);
        person("step-sara", "specialist", null);
        raise("roles", "step-anna");

        assertThat(lookOn("2026-05-21")).containsExactly("3-2026-05-22 step-anna", "3-2026-05-22 step-tom");
        assertThat(lookOn("2026-06-04"))
                .containsExactly(
                        "3-2026-05-22 step-anna",
                        "3-2026-05-22 step-tom",
                        "5-2026-06-05 step-anna",
                        "5-2026-06-05 step-sara",
                        "5-2026-06-05 step-sven");
    }

    @Test
    void whatIsDoneOrPutOffOrClosedIsNotTold() throws Exception {
        person("step-anna", "csm", null);
        var done = raise("step-done", "step-anna");
        asMaria().post("/v1/tasks/" + done + "/steps/1/complete").then().statusCode(200);
        var closed = raise("step-closed", "step-anna");
        asMaria().post("/v1/tasks/" + closed + "/complete").then().statusCode(200);
        var putOff = raise("step-put-off", "step-anna");
        Api.body(Map.of("until", "2026-06-20T08:00:00Z"))
                .post("/v1/tasks/" + putOff + "/snooze")
                .then()
                .statusCode(200);

        assertThat(lookOn("2026-05-18")).isEmpty();
    }

    @Test
    void aStepThatGetsAnotherDayIsToldAnew() throws Exception {
        person("step-anna", "csm", null);
        var id = raise("step-moved", "step-anna");
        lookOn("2026-05-18");
        run("UPDATE task_step SET due = due + 7 WHERE task = '" + id + "'");

        assertThat(lookOn("2026-05-25")).containsExactly("1-2026-05-19 step-anna", "1-2026-05-26 step-anna");
    }

    private String raise(String account, String csm) {
        broker.say(account, risk("usage-decline", Severity.HIGH, TODAY, ofCsm(csm)));
        return onlyTask(account);
    }

    /** What has been told by then: step, day and person. */
    private List<String> lookOn(String day) throws SQLException {
        clock.advance(Duration.between(clock.instant(), Instant.parse(day + "T08:00:00Z")));
        job.run();
        job.run();
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(TOLD)) {
            var told = new ArrayList<String>();
            while (row.next()) {
                told.add(row.getString("event").split("-step-", 2)[1] + " " + row.getString("person"));
            }
            return told;
        }
    }

    private List<Notice> notices() throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(TOLD)) {
            var notices = new ArrayList<Notice>();
            while (row.next()) {
                notices.add(JsonColumn.read(row.getString("notice"), Notice.class));
            }
            return notices;
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void person(String id, String role, String manager) {
        var body = new HashMap<String, Object>(Colleagues.body(role, "Europe/Berlin", List.of()));
        body.put("email", id + "@example.com");
        body.put("manager", manager);
        Colleagues.put(id, body);
    }
}
