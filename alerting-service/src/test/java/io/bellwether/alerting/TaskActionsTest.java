package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskActionsTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aTaskIsTakenUpAndCompletedByThosePersonsAndTheWorldIsTold() {
        var id = newTask("complete");

        asMaria()
                .post("/v1/tasks/" + id + "/acknowledge")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo("maria"))
                .body("acknowledgedAt", equalTo("2026-05-15T08:00:00Z"))
                .body("history", nullValue());
        as("tom", "admin")
                .contentType("application/json")
                .body(Map.of("outcome", "saved", "note", "They renew."))
                .post("/v1/tasks/" + id + "/complete")
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("outcome", equalTo("saved"))
                .body("closedBy", equalTo("tom"))
                .body("closedWhy", equalTo("They renew."));

        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .body("history.what", contains("completed", "acknowledged", "raised"))
                .body("history.who", contains("tom", "maria", "urn:bellwether:health-service"))
                .body("history.version", contains(3, 2, 1));
        await().untilAsserted(() -> assertThat(broker.changesOf("complete"))
                .extracting(Changed::change)
                .containsExactly("raised", "acknowledged", "completed"));
    }

    @Test
    void completingNeedsNoBody() {
        asMaria()
                .post("/v1/tasks/" + newTask("no-body") + "/complete")
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("closedWhy", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \" \"}",
                "{\"reason\": \"a\\u0000b\"}",
                "{\"reason\": 7, \"why\": \"x\"}",
                "{\"motive\": \"x\"}",
                "not json",
                "null",
                ""
            })
    void dismissingNeedsAReason(String body) {
        broker.say("no-reason", risk("red-health", Severity.HIGH));

        body(body)
                .post("/v1/tasks/" + onlyTask("no-reason") + "/dismiss")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "dismiss, /reason",
        "snooze, /until",
        "assign, /owner",
        "reopen, /reason",
        "comments, /text",
    })
    void anActionWithoutItsBodySaysWhatIsMissing(String action, String pointer) {
        broker.say("no-body-at-all", risk("red-health", Severity.HIGH));

        asMaria()
                .post("/v1/tasks/" + onlyTask("no-body-at-all") + "/" + action)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aReasonThatIsTooLongIsNamedInTheProblem() {
        body(Map.of("reason", "x".repeat(2_001)))
                .post("/v1/tasks/" + newTask("long-reason") + "/dismiss")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"));
    }

    @Test
    void whatIsNotLegalInTheStatusOfATaskIsAConflict() {
        var id = newTask("illegal");
        asMaria().post("/v1/tasks/" + id + "/acknowledge").then().statusCode(200);
        asMaria()
                .post("/v1/tasks/" + id + "/acknowledge")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("The task is acknowledged already, by maria."));

        broker.say("illegal", cleared("red-health"));
        await().untilAsserted(() -> asMaria().get("/v1/tasks/" + id).then().body("status", equalTo("resolved")));
        asMaria()
                .post("/v1/tasks/" + id + "/complete")
                .then()
                .statusCode(409)
                .body("detail", equalTo("The task is closed: resolved by urn:bellwether:health-service."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id", "%00"})
    void aTaskThatIsUnknownIsNotFound(String id) {
        asMaria()
                .urlEncodingEnabled(false)
                .get("/v1/tasks/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        asMaria()
                .urlEncodingEnabled(false)
                .post("/v1/tasks/" + id + "/acknowledge")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void onlyCsmsAndAdminsWorkOnTasks() {
        var id = newTask("forbidden");

        RestAssured.post("/v1/tasks/" + id + "/acknowledge")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        as("crm", "publisher")
                .post("/v1/tasks/" + id + "/acknowledge")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        asMaria().get("/v1/tasks/" + id).then().body("version", equalTo(1));
    }

    @Test
    void whoActsOnAnOldVersionIsToldSo() {
        var id = newTask("stale");
        asMaria()
                .header("If-Match", "\"1\"")
                .post("/v1/tasks/" + id + "/acknowledge")
                .then()
                .statusCode(200);

        asMaria()
                .header("If-Match", "\"1\"")
                .post("/v1/tasks/" + id + "/complete")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("detail", equalTo("The task has changed meanwhile: it is at version 2 now. Read it again."));
        asMaria()
                .header("If-Match", "*")
                .post("/v1/tasks/" + id + "/complete")
                .then()
                .statusCode(200);
    }

    @Test
    void whatHasNotChangedNeedNotBeReadAgain() {
        var id = newTask("unchanged");

        asMaria().header("If-None-Match", "\"1\"").get("/v1/tasks/" + id).then().statusCode(304);
        asMaria().header("If-Match", "\"0\"").get("/v1/tasks/" + id).then().statusCode(412);
        asMaria().header("If-None-Match", "\"0\"").get("/v1/tasks/" + id).then().statusCode(200);
    }

    @Test
    void ofManyWhoCloseATaskAtOnceOneSucceeds() throws Exception {
        var id = newTask("race");

        var answers =
                atOnce(20, () -> asMaria().post("/v1/tasks/" + id + "/complete").statusCode());

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        await().untilAsserted(() -> assertThat(broker.changesOf("race")).hasSize(2));
    }

    @Test
    void ofManyWhoActOnTheSameVersionAtOnceOneSucceeds() throws Exception {
        var id = newTask("version-race");

        var answers = atOnce(
                20,
                () -> asMaria()
                        .header("If-Match", "\"1\"")
                        .post("/v1/tasks/" + id + "/complete")
                        .statusCode());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void peopleAndEventsNeverActOnATaskAtTheSameTime() throws Exception {
        for (int round = 0; round < 20; round++) {
            var account = "people-and-events-" + round;
            var id = newTask(account);

            broker.say(account, cleared("red-health"));
            int answer = asMaria().post("/v1/tasks/" + id + "/complete").statusCode();
            broker.say(account, risk("usage-decline", Severity.HIGH));

            assertThat(answer).isIn(200, 409);
            Api.eventually(account, page -> assertThat(page.getList("tasks")).hasSize(2));
            asMaria()
                    .get("/v1/tasks/" + id)
                    .then()
                    .body("version", equalTo(2))
                    .body("status", equalTo(answer == 200 ? "done" : "resolved"));
        }
    }

    private String newTask(String account) {
        broker.say(account, risk("red-health", Severity.HIGH));
        return onlyTask(account);
    }

    private static List<Integer> atOnce(int times, Callable<Integer> call) throws Exception {
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < times; i++) {
                calls.add(call);
            }
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
