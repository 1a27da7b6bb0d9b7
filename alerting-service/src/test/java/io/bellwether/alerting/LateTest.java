package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is overdue: by its due day where the owner is; once somebody has taken it up, by the steps of its playbook. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LateTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DueSoonJob dueSoon;

    @Inject
    DataSource database;

    @BeforeEach
    void aPlaybookOfFourWeeks() {
        clock.reset();
        as("root", "admin")
                .contentType(ContentType.JSON)
                .body(Map.of("title", "Four weeks", "steps", List.of(step("Call", 7), step("Win back", 28))))
                .put("/v1/playbooks/late-weeks")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsDueBeforeTodayIsOverdueUntilItIsClosed() {
        broker.say("overdue", risk("red-health", Severity.CRITICAL, TODAY, ofCsm("late")));
        var id = onlyTask("overdue");
        clock.advance(Duration.ofDays(10));

        asMaria().get("/v1/tasks?csm=late").then().body("counts.overdue", equalTo(1));
        body(Map.of("reason", "too late"))
                .post("/v1/tasks/" + id + "/dismiss")
                .then()
                .statusCode(200);
        asMaria().get("/v1/tasks?csm=late&status=all").then().body("counts.overdue", equalTo(0));
    }

    @Test
    void whatIsDueIsOverdueOnceThatDayIsOverWhereItsOwnerIs() {
        Colleagues.person("late-west", "late", "Pacific/Honolulu", List.of());
        Colleagues.person("late-east", "late", "Pacific/Kiritimati", List.of());
        for (var csm : List.of("late-west", "late-east", "late-anywhere")) {
            broker.say("of-" + csm, risk("red-health", Severity.CRITICAL, TODAY, ofCsm(csm)));
            assertThat(onlyTask("of-" + csm)).isNotNull();
        }
        assertDue("of-late-west", "2026-05-15"); // it was raised on Thursday there
        assertDue("of-late-east", "2026-05-18");
        assertDue("of-late-anywhere", "2026-05-18");

        at("2026-05-16T09:59:00Z");
        assertThat(overdue("of-late-west")).isZero();
        at("2026-05-16T10:00:00Z");
        assertThat(overdue("of-late-west")).isEqualTo(1);
        at("2026-05-18T09:59:00Z");
        assertThat(overdue("of-late-east")).isZero();
        at("2026-05-18T10:00:00Z");
        assertThat(overdue("of-late-east")).isEqualTo(1);
        assertThat(overdue("of-late-anywhere")).isZero();
        at("2026-05-19T00:00:00Z");
        assertThat(overdue("of-late-anywhere")).isEqualTo(1);
        Colleagues.forget("late-west");
        Colleagues.forget("late-east");
    }

    @Test
    void whoHasTakenItUpIsLateWhenAnOpenStepIs() {
        var id = planned("late-plan");
        at("2026-05-20T00:00:00Z");
        assertThat(overdue("late-plan")).isEqualTo(1);

        post(id, "acknowledge");
        assertThat(overdue("late-plan")).isZero();
        at("2026-05-22T23:59:00Z");
        assertThat(overdue("late-plan")).isZero();
        at("2026-05-23T00:00:00Z");
        assertThat(overdue("late-plan")).isEqualTo(1);

        post(id, "steps/1/complete");
        assertThat(overdue("late-plan")).isZero();
        post(id, "steps/1/reopen");
        assertThat(overdue("late-plan")).isEqualTo(1);
        post(id, "steps/1/skip");
        post(id, "steps/2/complete");
        at("2026-06-12T23:59:00Z");
        assertThat(overdue("late-plan")).isZero();
        at("2026-06-13T00:00:00Z");
        assertThat(overdue("late-plan")).isEqualTo(1);
    }

    @Test
    void anotherPlaybookBeginsAnewAndWhatIsOpenedAgainIsToBeTakenUpAgain() {
        var id = planned("late-anew");
        post(id, "start");
        at("2026-05-25T08:00:00Z");
        assertThat(overdue("late-anew")).isEqualTo(1);
        goByThePlaybook(id);
        assertThat(overdue("late-anew")).isZero();

        post(id, "complete");
        body(Map.of("reason", "It is back."))
                .post("/v1/tasks/" + id + "/reopen")
                .then()
                .statusCode(200);
        assertThat(overdue("late-anew")).isEqualTo(1); // a person opens it again with the due date that it had
    }

    @Test
    void whoIsOnTheWayByAPlaybookIsNotRemindedToTakeItUp() throws SQLException {
        post(planned("late-begun"), "acknowledge");
        planned("late-waits");
        at("2026-05-18T08:00:00Z");

        dueSoon.run();

        await().untilAsserted(() -> assertThat(reminded()).contains("late-waits"));
        assertThat(reminded()).doesNotContain("late-begun");
    }

    private String planned(String account) {
        broker.say(account, risk("red-health", Severity.HIGH, TODAY, ofCsm(account)));
        var id = onlyTask(account);
        goByThePlaybook(id);
        return id;
    }

    private static void goByThePlaybook(String id) {
        body(Map.of("playbook", "late-weeks"))
                .put("/v1/tasks/" + id + "/playbook")
                .then()
                .statusCode(200);
    }

    private static void post(String id, String what) {
        body(Map.of()).post("/v1/tasks/" + id + "/" + what).then().statusCode(200);
    }

    private static void assertDue(String account, String day) {
        assertThat(Api.tasksOf(account).getString("tasks[0].due")).isEqualTo(day);
    }

    private void at(String time) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
    }

    /** As counted, both ways, and as the filter lists them. */
    private static int overdue(String account) {
        var of = "?account=" + account;
        int counted = asMaria().get("/v1/tasks" + of).jsonPath().getInt("counts.overdue");
        assertThat(asMaria().get("/v1/tasks/counts" + of).jsonPath().getInt("overdue"))
                .isEqualTo(counted);
        asMaria().get("/v1/tasks" + of + "&overdue=true").then().body("tasks", hasSize(counted));
        return counted;
    }

    private List<String> reminded() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT array_agg(account) FROM due_told JOIN task ON task = id WHERE account LIKE 'late-%'");
                var row = select.executeQuery()) {
            row.next();
            return row.getArray(1) == null
                    ? List.of()
                    : List.of((String[]) row.getArray(1).getArray());
        }
    }

    private static Map<String, Object> step(String title, int days) {
        return Map.of("title", title, "owner", "csm", "days", days);
    }
}
