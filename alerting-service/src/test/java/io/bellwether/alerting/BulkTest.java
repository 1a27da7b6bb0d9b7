package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Colleagues.person;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;

import io.bellwether.alerting.person.Person;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BulkTest {

    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    @Inject
    Broker broker;

    @Inject
    DataSource database;

    @Inject
    PeopleStore people;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void manyTasksAreGivenToSomebodyAtOnce() {
        person("bulk-tom", "bulk-csm", "UTC", List.of());
        var tasks = List.of(item("bulk-1"), item("bulk-2"), item("bulk-3"));

        body(Map.of("tasks", tasks, "assign", Map.of("owner", "bulk-tom")))
                .post("/v1/tasks/bulk")
                .then()
                .statusCode(200)
                .body("results.httpStatus", contains(200, 200, 200))
                .body("results.version", everyItem(equalTo(2)));

        asMaria().get("/v1/tasks/" + tasks.getFirst().get("id")).then().body("owner", equalTo("bulk-tom"));
    }

    @Test
    void nobodyIsGivenTasksWhoIsNotAmongThePeople() {
        person("bulk-tom", "bulk-csm", "UTC", List.of());
        var task = item("bulk-stranger");

        refused(Map.of("tasks", List.of(task), "assign", Map.of("owner", "thom")))
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].pointer", equalTo("/assign/owner"))
                .body("errors[0].detail", startsWith("must be the id of a person of /v1/people;"));
        body(Map.of("owner", "thom"))
                .post("/v1/tasks/" + task.get("id") + "/assign")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/owner"));
        asMaria()
                .get("/v1/tasks/" + task.get("id"))
                .then()
                .body("owner", equalTo("maria"))
                .body("version", equalTo(1));
    }

    @Test
    void aDayBeginsWhereTheOwnerOfEachTaskIs() {
        person("bulk-la", "bulk-csm", "America/Los_Angeles", List.of());
        person("bulk-tokyo", "bulk-csm", "Asia/Tokyo", List.of());
        var inLosAngeles = item("bulk-in-la", "bulk-la");
        var inTokyo = item("bulk-in-tokyo", "bulk-tokyo");
        var somewhere = item("bulk-somewhere", "bulk-unknown");

        body(Map.of("tasks", List.of(inLosAngeles, inTokyo, somewhere), "snooze", Map.of("until", "2026-05-20")))
                .post("/v1/tasks/bulk")
                .then()
                .statusCode(200);

        assertThat(snoozedUntil(inLosAngeles)).isEqualTo("2026-05-20T07:00:00Z");
        assertThat(snoozedUntil(inTokyo)).isEqualTo("2026-05-19T15:00:00Z");
        assertThat(snoozedUntil(somewhere)).isEqualTo("2026-05-20T00:00:00Z");
        body(Map.of("until", "2026-05-21"))
                .post("/v1/tasks/" + inLosAngeles.get("id") + "/snooze")
                .then()
                .statusCode(200)
                .body("snoozedUntil", equalTo("2026-05-21T07:00:00Z"));
    }

    @Test
    void whereNobodyIsWrittenDownAnybodyCanBeNamed() {
        QuarkusTransaction.begin(); // rolled back: other tests have people
        try (var tx = database.getConnection();
                var forget = tx.prepareStatement("DELETE FROM person")) {
            people.save(tx, Person.unknown("bulk-tom"));
            assertThat(people.isStranger(tx, "thom")).isTrue();
            assertThat(people.isStranger(tx, "bulk-tom")).isFalse();
            forget.execute();
            assertThat(people.isStranger(tx, "thom")).isFalse();
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void whatIsNotPossibleWithOneHoldsNoOtherBack() {
        var good = item("bulk-good");
        var closed = Map.<String, Object>of("id", item("bulk-closed").get("id"));
        asMaria().post("/v1/tasks/" + closed.get("id") + "/complete").then().statusCode(200);
        var stale = Map.<String, Object>of("id", item("bulk-stale").get("id"), "version", 7);
        var unknown = Map.<String, Object>of("id", NOBODYS);
        var noId = Map.<String, Object>of("id", "?");

        body(Map.of(
                        "tasks", List.of(closed, stale, unknown, noId, good),
                        "complete", Map.of("outcome", "saved", "note", "All at once.")))
                .post("/v1/tasks/bulk")
                .then()
                .statusCode(207)
                .body("results.httpStatus", contains(409, 412, 404, 404, 200))
                .body("results[0].problem.detail", equalTo("The task is closed: done by maria."))
                .body("results[4].status", equalTo("done"));
    }

    @Test
    void exactlyOneActionForOneTo200Tasks() {
        var task = item("bulk-limits");

        refused(Map.of("tasks", List.of(task)))
                .body("detail", startsWith("Give exactly one of acknowledge, start, complete,"));
        refused(Map.of("tasks", List.of(task), "start", Map.of(), "acknowledge", Map.of()));
        refused(Map.of("tasks", List.of(), "start", Map.of())).body("errors[0].pointer", equalTo("/tasks"));
        refused(Map.of("tasks", Collections.nCopies(201, task), "start", Map.of()))
                .body("errors[0].pointer", equalTo("/tasks"));
        refused(Map.of("tasks", List.of(task), "dismiss", Map.of("reason", " ")))
                .body("errors[0].pointer", equalTo("/dismiss/reason"));
        refused(Map.of("tasks", List.of(task), "complete", Map.of("outcome", "fine")))
                .body("errors[0].pointer", equalTo("/complete/outcome"));
        refused(Map.of("tasks", List.of(Map.of()), "start", Map.of()))
                .body("errors[0].pointer", equalTo("/tasks/0/id"));
    }

    private static io.restassured.response.ValidatableResponse refused(Map<String, Object> bulk) {
        return body(bulk).post("/v1/tasks/bulk").then().statusCode(400).contentType("application/problem+json");
    }

    private static String snoozedUntil(Map<String, Object> item) {
        return asMaria().get("/v1/tasks/" + item.get("id")).jsonPath().getString("snoozedUntil");
    }

    private Map<String, Object> item(String account) {
        return item(account, "maria");
    }

    private Map<String, Object> item(String account, String csm) {
        broker.say(account, risk("red-health", Severity.HIGH, TODAY, ofCsm(csm)));
        return Map.of("id", onlyTask(account), "version", 1);
    }
}
