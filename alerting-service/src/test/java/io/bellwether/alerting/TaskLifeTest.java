package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task from its raising to its end, and what the clock does to it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskLifeTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    WakeJob wakeJob;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aTaskIsAssignedStartedAndClosedWithAnOutcome() {
        Colleagues.person("life-tom", "life-csm", "UTC", List.of());
        var id = newTask("life");

        post(id, "assign", Map.of("owner", "life-tom")).statusCode(200).body("owner", equalTo("life-tom"));
        as("tom", "csm")
                .post("/v1/tasks/" + id + "/start")
                .then()
                .statusCode(200)
                .body("status", equalTo("in-progress"))
                .body("startedBy", equalTo("tom"))
                .body("startedAt", equalTo("2026-05-15T08:00:00Z"));
        post(id, "comments", Map.of("text", "They are on holiday.")).statusCode(200);
        post(id, "complete", Map.of("outcome", "saved")).statusCode(200).body("outcome", equalTo("saved"));

        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .body("history.what", contains("completed", "commented", "started", "assigned", "raised"))
                .body(
                        "history.detail",
                        contains(
                                "saved",
                                "They are on holiday.",
                                null,
                                "from maria to life-tom",
                                "Usage fell by 37 %. To maria: maria is the CSM of the account."));
        await().untilAsserted(() -> assertThat(broker.changesOf("life"))
                .extracting(Changed::change, Changed::who, Changed::outcome)
                .contains(
                        org.assertj.core.api.Assertions.tuple("started", "tom", null),
                        org.assertj.core.api.Assertions.tuple("completed", "maria", "saved"))
                .hasSize(5));
    }

    @Test
    void aSnoozedTaskIsNotListedUntilItWakesOnceThoughManyInstancesLook() throws Exception {
        var id = newTask("snooze");
        post(id, "acknowledge", Map.of()).statusCode(200);
        post(id, "snooze", Map.of("until", "2026-05-18T09:00:00+02:00"))
                .statusCode(200)
                .body("status", equalTo("snoozed"))
                .body("snoozedUntil", equalTo("2026-05-18T07:00:00Z"));
        asMaria().get("/v1/tasks?account=snooze").then().body("tasks", hasSize(0));
        asMaria().get("/v1/tasks?account=snooze&status=snoozed").then().body("tasks", hasSize(1));

        clock.advance(Duration.between(TestClock.START, Instant.parse("2026-05-18T06:59:59Z")));
        wakeJob.run();
        asMaria().get("/v1/tasks/" + id).then().body("status", equalTo("snoozed"));
        clock.advance(Duration.ofSeconds(1));
        atOnce(8, wakeJob::run);

        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .body("status", equalTo("acknowledged"))
                .body("snoozedUntil", nullValue())
                .body("history.what", contains("woken", "snoozed", "acknowledged", "raised"))
                .body("history[0].who", equalTo("urn:bellwether:alerting-service"));
        await().untilAsserted(() -> assertThat(broker.changesOf("snooze"))
                .extracting(Changed::change, Changed::snoozedUntil)
                .contains(
                        org.assertj.core.api.Assertions.tuple("snoozed", Instant.parse("2026-05-18T07:00:00Z")),
                        org.assertj.core.api.Assertions.tuple("woken", null))
                .hasSize(4));
    }

    @Test
    void aSnoozedTaskWakesEarlyWhenItGetsMoreSevereAndCanBeWoken() {
        broker.say("worse", risk("red-health", Severity.MEDIUM));
        var id = onlyTask("worse");
        post(id, "snooze", Map.of("until", "2026-05-20")).statusCode(200);

        broker.say("worse", risk("red-health", Severity.CRITICAL));

        eventually("worse", page -> {
            assertThat(page.getString("tasks[0].status")).isEqualTo("open");
            assertThat(page.getString("tasks[0].severity")).isEqualTo("critical");
        });
        post(id, "snooze", Map.of("until", "2026-05-20")).statusCode(200);
        post(id, "wake", Map.of()).statusCode(200).body("status", equalTo("open"));
        post(id, "wake", Map.of()).statusCode(409);
    }

    @Test
    void aSnoozedTaskWhoseRiskClearsIsResolved() {
        var id = newTask("sleep-well");
        post(id, "snooze", Map.of("until", "2026-05-20")).statusCode(200);

        broker.say("sleep-well", cleared("red-health"));

        eventually(
                "sleep-well",
                page -> assertThat(page.getString("tasks[0].status")).isEqualTo("resolved"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "snooze   | until   | 2026-05-15T08:00:00Z | must be after now and at most 90 days away",
                "snooze   | until   | 2026-08-14           | must be after now and at most 90 days away",
                "snooze   | until   | tomorrow             | must be a time such as 2026-05-20T08:00:00Z or a day such as 2026-05-20",
                "assign   | owner   | ' '                  | must not be blank",
                "reopen   | reason  | ' '                  | must not be blank",
                "comments | text    | ' '                  | must not be blank",
            })
    void whatAnActionDoesNotTakeIsNamed(String action, String field, String value, String fault) {
        broker.say("named", risk("red-health", Severity.HIGH));

        post(onlyTask("named"), action, Map.of(field, value))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].pointer", equalTo("/" + field))
                .body("errors[0].detail", equalTo(fault));
    }

    @Test
    void anUnknownOutcomeIsRefusedWithThoseThatThereAre() {
        post(newTask("outcome"), "complete", Map.of("outcome", "fine"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/outcome"))
                .body(
                        "detail",
                        equalTo("outcome must be one of saved, lost, renewed, expanded, declined, held, delivered, "
                                + "no-change, false-alarm, known-already, duplicate, other."));
        asMaria()
                .get("/v1/outcomes")
                .then()
                .body("outcomes.find { it.outcome == 'false-alarm' }.means", equalTo("false-alarm"));
    }

    @Test
    void aClosedTaskIsOpenedAgainUnlessThereIsANewerOne() {
        var first = newTask("reopen");
        post(first, "complete", Map.of("outcome", "saved")).statusCode(200);
        post(first, "reopen", Map.of("reason", "They left after all."))
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("outcome", nullValue());
        post(first, "reopen", Map.of("reason", "again")).statusCode(409);
        broker.say("reopen", cleared("red-health"));
        eventually(
                "reopen", page -> assertThat(page.getString("tasks[0].status")).isEqualTo("resolved"));
        clock.advance(Duration.ofDays(30));
        broker.say("reopen", risk("red-health", Severity.HIGH));
        eventually("reopen", page -> assertThat(page.getList("tasks")).hasSize(2));

        post(first, "reopen", Map.of("reason", "not this one"))
                .statusCode(409)
                .body("detail", equalTo("There is a newer task of the same account, type and reason."));
    }

    @Test
    void peopleAndEventsReopenTheSameTaskAtTheSameTimeOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            var account = "reopen-race-" + round;
            var id = newTask(account);
            broker.say(account, cleared("red-health"));
            eventually(
                    account,
                    page -> assertThat(page.getString("tasks[0].status")).isEqualTo("resolved"));

            broker.say(account, risk("red-health", Severity.HIGH));
            int answer =
                    post(id, "reopen", Map.of("reason", "it is back")).extract().statusCode();
            broker.say(account, risk("ticket-spike", Severity.HIGH));

            assertThat(answer).isIn(200, 409);
            eventually(account, page -> assertThat(page.getList("tasks.id")).hasSize(2));
            asMaria().get("/v1/tasks/" + id).then().body("version", equalTo(3)).body("status", equalTo("open"));
        }
    }

    private String newTask(String account) {
        broker.say(account, risk("red-health", Severity.HIGH));
        return onlyTask(account);
    }

    private static io.restassured.response.ValidatableResponse post(
            String id, String action, Map<String, String> body) {
        var request = body.isEmpty() ? asMaria() : body(body);
        return request.post("/v1/tasks/" + id + "/" + action).then();
    }

    private static void atOnce(int times, Runnable run) throws Exception {
        var calls = new ArrayList<Callable<Void>>();
        for (int i = 0; i < times; i++) {
            calls.add(() -> {
                run.run();
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answer.get();
            }
        }
    }
}
