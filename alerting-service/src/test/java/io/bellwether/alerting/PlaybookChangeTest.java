package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.onlyTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a task's playbook when the task gets worse or comes back, or two people change it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PlaybookChangeTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void whoActsOnAStalePlaybookChangesNothing() {
        broker.say("stale-playbook", Facts.risk("usage-decline", Severity.HIGH));
        var task = "/v1/tasks/" + onlyTask("stale-playbook");
        var seen = asMaria().get(task + "/playbook").then().extract().header("ETag");
        assertThat(seen).isEqualTo(asMaria().get(task).then().extract().header("ETag"));

        var next = asMaria()
                .header("If-Match", seen)
                .post(task + "/steps/1/complete")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        for (var what : List.of("complete", "skip", "reopen")) {
            asMaria()
                    .header("If-Match", seen)
                    .post(task + "/steps/2/" + what)
                    .then()
                    .statusCode(412);
        }
        body(Map.of("playbook", "save-plan"))
                .header("If-Match", seen)
                .put(task + "/playbook")
                .then()
                .statusCode(412);

        asMaria()
                .get(task + "/playbook")
                .then()
                .header("ETag", next)
                .body("progress.done", equalTo(1))
                .body("progress.open", equalTo(5));
        body(Map.of("playbook", "save-plan"))
                .header("If-Match", next)
                .put(task + "/playbook")
                .then()
                .statusCode(200)
                .body("playbook", equalTo("save-plan"));
    }

    @Test
    void whatGetsWorseGoesByThePlaybookOfThat() {
        var task = raised("play-worse");
        playbook(task).body("playbook", equalTo("renewal-zone-yellow"));
        clock.advance(Duration.ofDays(3));

        say("play-worse", Severity.CRITICAL);

        playbook(task)
                .body("playbook", equalTo("renewal-zone-red"))
                .body("started", equalTo("2026-05-18"))
                .body("progress.done", equalTo(0));
        history(task).body("history[0].detail", endsWith("(goes by playbook renewal-zone-red version 1 now)"));
        say("play-worse", Severity.LOW);
        playbook(task).body("playbook", equalTo("renewal-zone-red"));
    }

    @Test
    void whatSomebodyHasBegunStays() {
        var task = raised("play-begun");
        asMaria().post("/v1/tasks/" + task + "/steps/1/skip").then().statusCode(200);

        say("play-begun", Severity.CRITICAL);

        playbook(task).body("playbook", equalTo("renewal-zone-yellow")).body("progress.skipped", equalTo(1));
        history(task).body("history.detail", everyItem(not(containsString("goes by"))));
    }

    @Test
    void whatSomebodyChoseStays() {
        var task = raised("play-chosen");
        body(Map.of("playbook", "save-plan"))
                .put("/v1/tasks/" + task + "/playbook")
                .then()
                .statusCode(200);

        say("play-chosen", Severity.CRITICAL);

        playbook(task).body("playbook", equalTo("save-plan"));
    }

    @Test
    void whatComesBackWorseGoesByThePlaybookOfThat() {
        var task = raised("play-back");
        broker.say("play-back", Facts.cleared("renewal-at-risk"));
        eventually(
                "play-back",
                page -> assertThat(page.getString("tasks[0].status")).isEqualTo("resolved"));

        say("play-back", Severity.HIGH);

        playbook(task).body("playbook", equalTo("renewal-zone-red"));
        history(task).body("history[0].what", equalTo("reopened"));
        history(task).body("history[0].detail", endsWith("(goes by playbook renewal-zone-red version 1 now)"));
    }

    @Test
    void whatIsOpenedAgainHasTheTimeOfItsOpenStepsBeforeIt() {
        var task = raised("play-again");
        var before = playbook(task).extract().jsonPath();
        asMaria().post("/v1/tasks/" + task + "/steps/1/complete").then().statusCode(200);
        body(Map.of("outcome", "saved"))
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofDays(7));

        body(Map.of("reason", "They left after all."))
                .post("/v1/tasks/" + task + "/reopen")
                .then()
                .statusCode(200);

        var after = playbook(task)
                .body("playbook", equalTo("renewal-zone-yellow"))
                .body("started", equalTo("2026-05-22"))
                .body("steps[0].status", equalTo("done"))
                .extract()
                .jsonPath();
        assertThat(after.getString("steps[0].due")).isEqualTo(before.getString("steps[0].due"));
        assertThat(after.getString("steps[1].due")).isEqualTo(weekLater(before.getString("steps[1].due")));
        history(task)
                .body("history[0].detail", equalTo("They left after all. (the open steps of its playbook begin anew)"));
    }

    private String raised(String account) {
        broker.say(account, Facts.risk("renewal-at-risk", Severity.MEDIUM));
        return onlyTask(account);
    }

    private void say(String account, Severity severity) {
        broker.say(account, Facts.risk("renewal-at-risk", severity));
        var word = severity.name().toLowerCase(Locale.ROOT);
        eventually(account, page -> {
            assertThat(page.getString("tasks[0].severity")).isEqualTo(word);
            assertThat(page.getString("tasks[0].status")).isEqualTo("open");
        });
    }

    private static ValidatableResponse playbook(String task) {
        return asMaria().get("/v1/tasks/" + task + "/playbook").then().statusCode(200);
    }

    private static ValidatableResponse history(String task) {
        return asMaria().get("/v1/tasks/" + task).then().statusCode(200);
    }

    private static String weekLater(String day) {
        return LocalDate.parse(day).plusDays(7).toString();
    }
}
