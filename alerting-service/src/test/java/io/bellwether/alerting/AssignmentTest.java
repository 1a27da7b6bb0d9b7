package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Colleagues.person;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.alerting.book.Segments;
import io.bellwether.events.Account.Described;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a task becomes, and how it moves on. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AssignmentTest {

    @Inject
    Broker broker;

    @Inject
    Segments segments;

    @Inject
    TestClock clock;

    @BeforeEach
    void people() {
        clock.reset();
        for (var id : List.of("assign-ana", "assign-ben", "assign-boss")) {
            person(id, "assign-csm", "Europe/Berlin", List.of("2026-05-18"));
        }
    }

    @AfterEach
    void nobodyIsAway() {
        for (var id : List.of("assign-ana", "assign-ben")) {
            Colleagues.forget(id);
        }
    }

    @Test
    void theCsmGetsItAndItIsDueOnAWorkingDayOfTheirs() {
        broker.say("assign-plain", risk("red-health", Severity.CRITICAL, Facts.TODAY, ofCsm("assign-ana")));

        var task = task(onlyTask("assign-plain"));

        assertThat(task.getString("due")).isEqualTo("2026-05-19"); // Monday is a holiday
        assertThat(task.getString("assigned.owner")).isEqualTo("assign-ana");
        assertThat(task.getString("assigned.why")).isEqualTo("account-owner");
        assertThat(task.getString("history[0].detail"))
                .endsWith("To assign-ana: assign-ana is the CSM of the account.");
    }

    @Test
    void whenTheAccountGetsAnotherCsmWhatNobodyHasTakenUpMovesOnce() {
        broker.say("assign-csm", described("assign-ana", null));
        known("assign-csm");
        for (var reason : List.of("red-health", "nps-low", "quality-issues")) {
            broker.say("assign-csm", risk(reason, Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));
        }
        eventually(
                "assign-csm",
                tasks -> assertThat(tasks.getList("tasks.owner"))
                        .containsExactly("assign-ana", "assign-ana", "assign-ana"));
        as("assign-ana", "csm")
                .post("/v1/tasks/" + idOf("assign-csm", "nps-low") + "/start")
                .then()
                .statusCode(200);
        asMaria()
                .contentType(ContentType.JSON)
                .body(Map.of("owner", "assign-boss"))
                .post("/v1/tasks/" + idOf("assign-csm", "quality-issues") + "/assign")
                .then()
                .statusCode(200);

        io.bellwether.fixture.Broker.say(event("assign-csm", 1, described("assign-ben", null)));
        eventually(
                "assign-csm", tasks -> assertThat(tasks.getList("tasks.owner")).contains("assign-ben"));
        io.bellwether.fixture.Broker.say(event("assign-csm", 2, described("assign-ben", "somewhere")));
        await().untilAsserted(() -> assertThat(
                        asMaria().get("/v1/accounts/assign-csm").jsonPath().getString("region"))
                .isEqualTo("somewhere"));

        assertThat(owners("assign-csm"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("red-health", "assign-ben", "nps-low", "assign-ana", "quality-issues", "assign-boss"));
        var moved = task(idOf("assign-csm", "red-health"));
        assertThat(moved.getList("history.what")).containsExactly("assigned", "raised");
        assertThat(moved.getString("history[0].detail"))
                .isEqualTo("from assign-ana to assign-ben: assign-ben is the CSM of the account.");
    }

    @Test
    void itIsTheNewCsmsThoughARiskStillNamesTheOneBefore() {
        broker.say("assign-stale", described("assign-ana", null));
        io.bellwether.fixture.Broker.say(event("assign-stale", 1, described("assign-ben", null)));
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/assign-stale").then().body("csm", equalTo("assign-ben")));

        // Health may judge later than the CRM tells of another CSM, and not have read of them yet.
        io.bellwether.fixture.Broker.say(
                event("assign-stale", 2, risk("red-health", Severity.HIGH, Facts.TODAY, ofCsm("assign-ana"))));

        assertThat(task(onlyTask("assign-stale")).getString("owner")).isEqualTo("assign-ben");
    }

    @Test
    void itIsTheNewCsmsThoughARiskThatNamesThemIsReadBeforeWhatTellsOfThem() {
        broker.say("assign-early", described("assign-ana", null));
        known("assign-early");
        broker.say("assign-early", risk("red-health", Severity.HIGH, Facts.TODAY, ofCsm("assign-ben")));
        var id = onlyTask("assign-early");

        io.bellwether.fixture.Broker.say(event("assign-early", 1, described("assign-ben", null)));

        await().untilAsserted(() -> assertThat(task(id).getString("owner")).isEqualTo("assign-ben"));
    }

    @Test
    void whatAPersonOpensAgainIsWhoseTheAccountIsByNow() {
        broker.say("assign-again", described("assign-ana", null));
        known("assign-again");
        broker.say("assign-again", risk("red-health", Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));
        var id = onlyTask("assign-again");
        as("assign-ana", "csm").post("/v1/tasks/" + id + "/complete").then().statusCode(200);
        io.bellwether.fixture.Broker.say(event("assign-again", 1, described("assign-ben", null)));
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/assign-again").then().body("csm", equalTo("assign-ben")));

        asMaria()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "They left after all."))
                .post("/v1/tasks/" + id + "/reopen")
                .then()
                .statusCode(200)
                .body("owner", equalTo("assign-ben"))
                .body("status", equalTo("open"))
                .body("version", equalTo(4));

        assertThat(task(id).getList("history.what")).containsExactly("assigned", "reopened", "completed", "raised");
    }

    @Test
    void aRouteLeadsToAPerson() {
        broker.say("assign-routed", described(null, "assign-boss"));
        known("assign-routed");
        broker.say("assign-routed", risk("red-health", Severity.HIGH, Facts.TODAY, AccountCard.UNKNOWN));

        var task = task(onlyTask("assign-routed"));

        assertThat(task.getString("owner")).isEqualTo("assign-boss");
        assertThat(task.getString("assigned.route")).isEqualTo("of-the-boss");
    }

    static JsonPath task(String id) {
        return asMaria().get("/v1/tasks/" + id).jsonPath();
    }

    static Map<String, String> owners(String account) {
        var tasks = tasksOf(account);
        var owners = new HashMap<String, String>();
        for (int i = 0; i < tasks.getList("tasks").size(); i++) {
            owners.put(tasks.getString("tasks[" + i + "].reason"), tasks.getString("tasks[" + i + "].owner"));
        }
        return owners;
    }

    static String idOf(String account, String reason) {
        return tasksOf(account).getString("tasks.find { it.reason == '" + reason + "' }.id");
    }

    static void known(String account) {
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/" + account).then().statusCode(200));
    }

    static AccountCard ofCsm(String csm) {
        return Facts.ofCsm(csm);
    }

    static Described described(String csm, String region) {
        return new Described(null, null, null, csm, null, null, null, null, null, null, null, region, null);
    }

    /** @param minutes after the start: of what is said of the same thing, the latest counts */
    static Event event(String account, int minutes, Fact fact) {
        var at = TestClock.START.plus(Duration.ofMinutes(minutes));
        return new Event("crm", UUID.randomUUID().toString(), account, at, fact);
    }
}
