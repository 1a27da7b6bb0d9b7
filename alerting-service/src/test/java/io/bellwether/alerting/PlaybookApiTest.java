package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PlaybookApiTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aTaskGoesByThePlaybookThatFitsWithTheFiguresOfTheAccount() {
        broker.say(
                "plays",
                new Described("Smith & Co_EU #1", null, null, null, null, null, 9, null, null, null, null, null, null));
        broker.say("plays", new Contact("jo", Contact.Role.CHAMPION, Contact.Change.ADDED, "Jo Doe", null));
        broker.say("plays", risk("usage-decline"));

        var task = onlyTask("plays");

        asMaria()
                .get("/v1/tasks/" + task + "/playbook")
                .then()
                .statusCode(200)
                .body("playbook", equalTo("low-engagement-recovery"))
                .body("version", equalTo(1))
                .body("progress.open", equalTo(6))
                .body("steps[0].title", equalTo("See who has gone quiet at Smith & Co_EU #1"))
                .body("steps[0].due", equalTo("2026-05-19"))
                .body("steps[1].title", equalTo("Call the champion: Jo Doe"))
                .body("steps[2].title", equalTo("Write to the executive sponsor: not known yet"))
                .body("steps.owner", hasItems("csm", "manager", "specialist"));
        assertThat(tasksOf("plays").getString("tasks[0].progress.next.title"))
                .isEqualTo("See who has gone quiet at Smith & Co_EU #1");
    }

    @Test
    void stepsAreDueOnWorkingDaysOfTheOwnerWhateverTheDayElsewhere() {
        var holidays = List.of("2026-05-15", "2026-05-18");
        Colleagues.person("plays-keola", "plays-csm", "Pacific/Honolulu", holidays); // it is Thursday evening there
        broker.say("plays-away", Facts.risk("usage-decline", Severity.HIGH, Facts.TODAY, Facts.ofCsm("plays-keola")));
        var task = onlyTask("plays-away");

        asMaria()
                .get("/v1/tasks/" + task + "/playbook")
                .then()
                .body("started", equalTo("2026-05-14"))
                .body(
                        "steps.due.subList(0, 4)",
                        equalTo(List.of("2026-05-20", "2026-05-21", "2026-05-25", "2026-06-01")));
        body(Map.of("playbook", "save-plan"))
                .put("/v1/tasks/" + task + "/playbook")
                .then()
                .body("started", equalTo("2026-05-14"))
                .body("steps[0].due", equalTo("2026-05-21"));
    }

    @Test
    void stepsAreCompletedSkippedAndOpenedAgainAndTheTaskTellsOfIt() {
        broker.say("steps", risk("usage-decline"));
        var task = onlyTask("steps");

        body(Map.of("note", "Six of nine."))
                .post("/v1/tasks/" + task + "/steps/1/complete")
                .then()
                .statusCode(200)
                .body("steps[0].status", equalTo("done"))
                .body("steps[0].by", equalTo("maria"))
                .body("steps[0].note", equalTo("Six of nine."));
        asMaria().post("/v1/tasks/" + task + "/steps/2/skip").then().statusCode(200);
        asMaria().post("/v1/tasks/" + task + "/steps/1/complete").then().statusCode(409);
        asMaria()
                .post("/v1/tasks/" + task + "/steps/1/reopen")
                .then()
                .statusCode(200)
                .body("progress.open", equalTo(5))
                .body("progress.skipped", equalTo(1));
        asMaria().post("/v1/tasks/" + task + "/steps/99/complete").then().statusCode(404);
        asMaria()
                .get("/v1/tasks/" + task)
                .then()
                .body("version", equalTo(4))
                .body("history.what", hasItem("progressed"))
                .body("history.detail", hasItem("step 1 done: Six of nine."));
    }

    @Test
    void theListAndTheTaskTellHowFarThePlaybookHasGotAndWhatIsNext() {
        broker.say("progress", risk("usage-decline"));
        var task = onlyTask("progress");
        asMaria().post("/v1/tasks/" + task + "/steps/2/complete").then().statusCode(200);

        var listed = tasksOf("progress").getMap("tasks[0].progress");
        assertThat(listed)
                .isEqualTo(asMaria().get("/v1/tasks/" + task).jsonPath().getMap("progress"))
                .containsAllEntriesOf(Map.of("total", 6, "open", 5, "done", 1, "skipped", 0))
                .containsEntry("playbook", "low-engagement-recovery")
                .containsEntry(
                        "next",
                        Map.of(
                                "number", 1,
                                "title", "See who has gone quiet at progress",
                                "owner", "csm",
                                "due", "2026-05-19"));

        for (int number : new int[] {1, 3, 4, 5, 6}) {
            asMaria()
                    .post("/v1/tasks/" + task + "/steps/" + number + "/skip")
                    .then()
                    .statusCode(200);
        }
        assertThat(tasksOf("progress").getMap("tasks[0].progress"))
                .containsAllEntriesOf(Map.of("open", 0, "done", 1, "skipped", 5))
                .doesNotContainKey("next");
    }

    @Test
    void aNewVersionIsForNewTasksOnly() {
        broker.say("before", risk("nps-low"));
        var before = onlyTask("before");
        var name = asMaria().get("/v1/tasks/" + before + "/playbook").jsonPath().getString("playbook");
        int version = asMaria().get("/v1/playbooks/" + name).jsonPath().getInt("version");

        var step = Map.of("title", "Talk to {account}", "owner", "csm", "days", 3);
        admin(Map.of("title", "Our own way", "steps", List.of(step), "guide", "Score {score} of {account}"))
                .put("/v1/playbooks/" + name)
                .then()
                .statusCode(200)
                .body("version", equalTo(version + 1))
                .body("writtenBy", equalTo("root"));

        broker.say("after", Facts.described("Acme #1", null, "maria"));
        broker.say("after", risk("nps-low"));
        var after = onlyTask("after");
        asMaria()
                .get("/v1/tasks/" + after + "/playbook")
                .then()
                .body("title", equalTo("Our own way"))
                .body("steps[0].title", equalTo("Talk to Acme #1"))
                .body("guide", equalTo("Score not known yet of Acme \\#1"));
        asMaria().get("/v1/tasks/" + before + "/playbook").then().body("version", equalTo(version));
    }

    @Test
    void whatCannotBeUsedIsRefusedWithAllThatIsWrong() {
        var steps = List.of(
                Map.of("title", "A {nonsense}", "owner", "csm", "days", 1),
                Map.of("title", "B", "owner", "nobody", "days", 1, "businessDays", 1));

        admin(Map.of("title", " ", "steps", steps, "guide", "{#if}"))
                .put("/v1/playbooks/wrong")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItems("/title", "/steps/0/title", "/steps/1/owner", "/steps/1", "/guide"));
        asMaria().get("/v1/playbooks/wrong").then().statusCode(404);
        body(Map.of("title", "x")).put("/v1/playbooks/mine").then().statusCode(403);
        admin(List.of(Map.of("playbook", "nowhere", "confidenceFrom", 90)))
                .put("/v1/playbook-choices")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/0/playbook", "/0/confidenceFrom"));
    }

    @Test
    void whoLeavesIsToBeWonBackByThePlaybookOfThat() {
        broker.say("plays-left", new Churned("budget"));
        var task = onlyTask("plays-left");

        asMaria()
                .get("/v1/tasks/" + task)
                .then()
                .body("type", equalTo("renewal"))
                .body("reason", equalTo("win-back"))
                .body("evidence", equalTo("The account left on 2026-05-15."))
                .body("progress.playbook", equalTo("win-back"))
                .body("progress.next.due", equalTo("2026-05-22"));
    }

    @Test
    void aRenewalThatIsNearlySureGoesByThePlaybookOfThat() {
        broker.say("plays-sure", new Renewal(Renewal.Stage.NEGOTIATING, 0.95, null));
        broker.say("plays-sure", new Contract(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 7, 1), 50_000.0, null));
        await().untilAsserted(() -> assertThat(
                        tasksOf("plays-sure").getString("tasks.find { it.reason == 't-60' }.progress.playbook"))
                .isEqualTo("renewal-zone-green"));
    }

    @Test
    void aChoiceCanBeForAPlanOfTheCalendar() {
        var shipped = asMaria().get("/v1/playbook-choices").jsonPath().getList("choices");
        var choices = new ArrayList<Object>();
        choices.add(Map.of("types", List.of("renewal"), "plans", List.of("three-months"), "playbook", "renewal-t-0"));
        choices.add(
                Map.of("types", List.of("renewal"), "plans", List.of("four-months"), "playbook", "renewal-90-days"));
        choices.addAll(shipped);
        admin(choices).put("/v1/playbook-choices").then().statusCode(200);
        try {
            broker.say("plays-plan", new Contract(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 7, 1), 50_000.0, null));
            await().untilAsserted(() -> assertThat(
                            tasksOf("plays-plan").getString("tasks.find { it.reason == 't-60' }.progress.playbook"))
                    .isEqualTo("renewal-90-days"));
        } finally {
            admin(shipped).put("/v1/playbook-choices").then().statusCode(200);
        }
    }

    @Test
    void aTaskCanGoByAnAlternative() {
        broker.say("other", risk("competition"));
        var task = onlyTask("other");

        body(Map.of("playbook", "churn-immediate"))
                .put("/v1/tasks/" + task + "/playbook")
                .then()
                .statusCode(200)
                .body("playbook", equalTo("churn-immediate"))
                .body("progress.open", equalTo(5));
    }

    @Test
    void allPlaybooksAreListed() {
        var names = asMaria().get("/v1/playbooks").jsonPath().getList("playbooks.name", String.class);

        assertThat(names)
                .contains("save-plan", "success-plan-90-days", "renewal-90-days", "advocacy", "win-back")
                .hasSizeGreaterThan(30);
    }

    private static ChurnRisk.Raised risk(String indicator) {
        return Facts.risk(indicator, Severity.HIGH);
    }

    private static RequestSpecification admin(Object body) {
        return as("root", "admin").contentType(ContentType.JSON).body(body);
    }
}
