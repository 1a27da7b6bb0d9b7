package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps of a playbook that are to be done every so often. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RepeatedStepsTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aTaskHasOneStepForEachTime() {
        var task = goesBy("repeats-weekly", weekly());

        playbook(task)
                .body("steps.title", equalTo(List.of("Prepare", "Check in", "Check in", "Check in", "Sum up")))
                .body("steps.number", equalTo(List.of(1, 2, 3, 4, 5)))
                .body(
                        "steps.due",
                        equalTo(List.of("2026-05-20", "2026-05-25", "2026-06-01", "2026-06-08", "2026-06-12")))
                .body("steps[0].time", equalTo(null))
                .body("steps[2].time", equalTo(Map.of("number", 2, "of", 3)))
                .body("progress.open", equalTo(5));
        for (int number : new int[] {1, 2, 4}) {
            asMaria()
                    .post("/v1/tasks/" + task + "/steps/" + number + "/complete")
                    .then()
                    .statusCode(200);
        }

        playbook(task).body("steps.status", equalTo(List.of("done", "done", "open", "done", "open")));
        assertThat(tasksOf("repeats-weekly").getMap("tasks[0].progress.next"))
                .containsAllEntriesOf(Map.of("number", 3, "title", "Check in", "due", "2026-06-01"));
        asMaria().post("/v1/tasks/" + task + "/steps/5/complete").then().body("steps[4].status", equalTo("done"));
    }

    @Test
    void whatIsOpenedAgainHasATimeForEachWorkingDayOfItsNewSpan() {
        var task = goesBy("repeats-more", daily());
        playbook(task).body("steps.due", equalTo(List.of("2026-05-18", "2026-05-20"))); // over the weekend

        openedAgain(task, Duration.ofDays(3));

        playbook(task)
                .body("steps.title", equalTo(List.of("Check in", "Check in", "Check in", "Sum up")))
                .body("steps.due", equalTo(List.of("2026-05-19", "2026-05-20", "2026-05-21", "2026-05-23")))
                .body("steps.number", equalTo(List.of(1, 3, 4, 2)));
    }

    @Test
    void whatIsOpenedAgainKeepsWhatIsDoneOfMoreTimesThanThereAreNow() {
        clock.advance(Duration.ofDays(3));
        var task = goesBy("repeats-less", daily());
        playbook(task).body("steps.due", equalTo(List.of("2026-05-19", "2026-05-20", "2026-05-21", "2026-05-23")));
        asMaria().post("/v1/tasks/" + task + "/steps/2/complete").then().statusCode(200);

        openedAgain(task, Duration.ofDays(4));

        playbook(task)
                .body("steps.due", equalTo(List.of("2026-05-25", "2026-05-20", "2026-05-27")))
                .body("steps.status", equalTo(List.of("open", "done", "open")))
                .body("steps.number", equalTo(List.of(1, 2, 4)));
    }

    @Test
    void aRepetitionThatCannotBeUsedIsRefusedWithThePlace() {
        var steps = List.of(
                Map.of("title", "A", "owner", "csm", "days", 28, "from", 7, "every", "weekly"),
                Map.of("title", "B", "owner", "csm", "days", 28, "every", "P1W"),
                Map.of("title", "C", "owner", "csm", "businessDays", 28, "from", 7, "every", "P1W"),
                Map.of("title", "D", "owner", "csm", "days", 28, "from", 7));

        write("repeats-wrong", steps)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItems("/steps/0/every", "/steps/1/from", "/steps/2/days", "/steps/3/from"))
                .body("errors[0].detail", equalTo("must be a period of days or weeks, such as P1D or P1W"));
        write("repeats-much", List.of(daily(1, 102)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/steps"))
                .body(
                        "errors[0].detail",
                        equalTo("must come to at most 100 steps, each repetition counted; these are 102"));
    }

    @Test
    void aPlaybookIsReadAsItWasWritten() {
        write("repeats-read", weekly()).statusCode(200);

        asMaria()
                .get("/v1/playbooks/repeats-read")
                .then()
                .body("playbook.steps[1].every", equalTo("P1W"))
                .body("playbook.steps[1].from", equalTo(10))
                .body("playbook.steps[1].days", equalTo(24));
    }

    /** By the 15th of May 2026, a Friday. */
    private static List<Map<String, Object>> weekly() {
        return List.of(
                Map.of("title", "Prepare", "owner", "csm", "businessDays", 3),
                Map.of("title", "Check in", "owner", "csm", "from", 10, "days", 24, "every", "P1W"),
                Map.of("title", "Sum up", "owner", "manager", "days", 28));
    }

    private static List<Map<String, Object>> daily() {
        return List.of(daily(1, 3), Map.of("title", "Sum up", "owner", "csm", "days", 5));
    }

    private static Map<String, Object> daily(int from, int days) {
        return Map.of("title", "Check in", "owner", "csm", "from", from, "days", days, "every", "P1D");
    }

    private String goesBy(String account, List<Map<String, Object>> steps) {
        write(account, steps).statusCode(200);
        broker.say(account, Facts.risk("usage-decline", Severity.HIGH));
        var task = onlyTask(account);
        body(Map.of("playbook", account))
                .put("/v1/tasks/" + task + "/playbook")
                .then()
                .statusCode(200);
        return task;
    }

    private void openedAgain(String task, Duration later) {
        body(Map.of("outcome", "saved"))
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
        clock.advance(later);
        body(Map.of("reason", "They left after all."))
                .post("/v1/tasks/" + task + "/reopen")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse playbook(String task) {
        return asMaria().get("/v1/tasks/" + task + "/playbook").then().statusCode(200);
    }

    private static ValidatableResponse write(String name, List<?> steps) {
        return as("root", "admin")
                .contentType(ContentType.JSON)
                .body(Map.of("title", "Our own way", "steps", steps))
                .put("/v1/playbooks/" + name)
                .then();
    }
}
