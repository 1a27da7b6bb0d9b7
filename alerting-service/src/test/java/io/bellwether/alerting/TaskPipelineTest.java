package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.chance;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskPipelineTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aRaisedRiskBecomesATaskForTheCsmOfTheAccount() {
        broker.say("raise", risk("usage-decline", Severity.HIGH));

        var id = onlyTask("raise");
        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("account", equalTo("raise"))
                .body("accountName", equalTo("Acme GmbH"))
                .body("type", equalTo("churn-risk"))
                .body("reason", equalTo("usage-decline"))
                .body("status", equalTo("open"))
                .body("severity", equalTo("high"))
                .body("title", equalTo("Usage fell sharply at Acme GmbH"))
                .body("evidence", equalTo("Usage fell by 37 %."))
                .body("movers[0].measure", equalTo("active-users"))
                .body("movers[0].points", equalTo(-4.25f))
                .body("score", equalTo(63))
                .body("band", equalTo("yellow"))
                .body("owner", equalTo("maria"))
                .body("since", equalTo("2026-05-15"))
                .body("due", equalTo("2026-05-19"))
                .body("history.what", contains("raised"))
                .body("history.who", contains("urn:bellwether:health-service"));
    }

    @Test
    void anOpportunityBecomesATaskOfItsOwn() {
        broker.say("both", risk("usage-decline", Severity.MEDIUM)); // a severe one would mute it
        broker.say("both", chance("seats", 0.75));

        eventually("both", page -> {
            assertThat(page.getList("tasks.type")).containsExactlyInAnyOrder("churn-risk", "expansion");
            assertThat(page.getString("tasks.find { it.type == 'expansion' }.severity"))
                    .isEqualTo("medium");
            assertThat(page.getString("tasks.find { it.type == 'expansion' }.due"))
                    .isEqualTo("2026-05-29");
        });
    }

    @Test
    void whatIsRaisedAgainUpdatesTheSameTask() {
        broker.say("again", risk("usage-decline", Severity.MEDIUM));
        var id = onlyTask("again");

        broker.say("again", risk("usage-decline", Severity.CRITICAL));

        eventually("again", page -> {
            assertThat(page.getList("tasks.id")).containsExactly(id);
            assertThat(page.getString("tasks[0].severity")).isEqualTo("critical");
            assertThat(page.getInt("tasks[0].version")).isEqualTo(2);
        });
    }

    @Test
    void repeatsUnderTheSameOrAnotherIdChangeNothing() {
        var id = broker.say("repeat", risk("usage-decline", Severity.HIGH));
        broker.say("repeat", id, risk("usage-decline", Severity.LOW));
        broker.say("repeat", risk("usage-decline", Severity.HIGH));
        broker.say("repeat", risk("red-health", Severity.HIGH));

        eventually("repeat", page -> assertThat(page.getList("tasks")).hasSize(2));
        assertThat(tasksOf("repeat").getList("tasks.version")).containsExactly(1, 1);
    }

    @Test
    void whatIsClearedIsResolvedAndToldToTheWorld() {
        broker.say("clear", risk("usage-decline", Severity.HIGH));
        broker.say("clear", cleared("usage-decline"));

        await().untilAsserted(() -> assertThat(broker.changesOf("clear"))
                .extracting(
                        Changed::change,
                        Changed::version,
                        changed -> changed.status().name())
                .containsExactly(tuple("raised", 1L, "OPEN"), tuple("resolved", 2L, "RESOLVED")));
        assertThat(tasksOf("clear").getString("tasks[0].closedWhy")).isEqualTo("Usage has been back for 7 days.");
        assertThat(tasksOf("clear").getString("tasks[0].closedBy")).isEqualTo("urn:bellwether:health-service");
    }

    @Test
    void anEpisodeThatAPersonDismissedOpensNoNewTaskButALaterOneDoes() {
        broker.say("human", risk("usage-decline", Severity.HIGH));
        var first = onlyTask("human");
        body(Map.of("reason", "They are on holiday."))
                .post("/v1/tasks/" + first + "/dismiss")
                .then()
                .statusCode(200);

        broker.say("human", risk("usage-decline", Severity.MEDIUM));
        broker.say("human", cleared("usage-decline"));
        broker.say("human", risk("ticket-spike", Severity.LOW));
        eventually(
                "human",
                page -> assertThat(page.getList("tasks.reason")).hasSize(2).contains("ticket-spike"));
        broker.say("human", cleared("ticket-spike"));
        clock.advance(Duration.ofDays(40));
        broker.say("human", risk("usage-decline", Severity.HIGH, TODAY.plusDays(40), Facts.ACME));

        eventually("human", page -> {
            assertThat(page.getList("tasks.findAll { it.reason == 'usage-decline' }.occurrence"))
                    .containsExactlyInAnyOrder(1, 2);
            assertThat(page.getList("tasks.findAll { it.reason == 'usage-decline' }.status"))
                    .containsExactlyInAnyOrder("dismissed", "open");
        });
        asMaria().get("/v1/tasks/" + first).then().body("version", equalTo(2));
    }

    @Test
    void aTaskOfAnAccountWithoutACsmIsShownAsUnassigned() {
        broker.say("nobody", risk("usage-decline", Severity.HIGH, TODAY, AccountCard.UNKNOWN));

        onlyTask("nobody");
        var page = asMaria()
                .queryParam("unassigned", true)
                .queryParam("account", "nobody")
                .get("/v1/tasks")
                .jsonPath();
        assertThat(page.getMap("tasks[0]")).containsEntry("owner", null);
        assertThat(page.getString("tasks[0].title")).isEqualTo("Usage fell sharply at nobody");
        assertThat(page.getInt("counts.unassigned")).isEqualTo(1);
    }

    @Test
    void whatCannotBeATaskIsRejectedAndHoldsNothingUp() {
        broker.say("poison", risk("x".repeat(300), Severity.HIGH));
        broker.say("poison", risk("red-health", Severity.HIGH, TODAY, ofCsm("x".repeat(300))));
        broker.say("poison", risk("usage-decline", Severity.HIGH));

        onlyTask("poison");
        await().untilAsserted(() ->
                assertThat(broker.rejectedKeys()).filteredOn("poison"::equals).hasSize(2));
    }

    @Test
    void whatFlapsInOneBatchIsOneTaskThatIsOpenedAgain() {
        for (var fact : List.of(
                risk("usage-decline", Severity.HIGH),
                cleared("usage-decline"),
                risk("usage-decline", Severity.HIGH),
                cleared("usage-decline"),
                risk("usage-decline", Severity.LOW))) {
            broker.say("flapping", fact);
        }

        eventually("flapping", page -> {
            assertThat(page.getList("tasks.occurrence")).containsExactly(1);
            assertThat(page.getList("tasks.version")).containsExactly(5);
            assertThat(page.getList("tasks.status")).containsExactly("open");
            assertThat(page.getList("tasks.severity")).containsExactly("low");
        });
    }

    @Test
    void whatComesBackLongAfterItsTaskWasClosedGetsANewTask() {
        broker.say("long-after", risk("usage-decline", Severity.HIGH));
        broker.say("long-after", cleared("usage-decline"));
        eventually(
                "long-after", page -> assertThat(page.getList("tasks.status")).containsExactly("resolved"));
        clock.advance(Duration.ofDays(15));

        broker.say("long-after", risk("usage-decline", Severity.HIGH));

        eventually("long-after", page -> {
            assertThat(page.getList("tasks.occurrence")).containsExactlyInAnyOrder(1, 2);
            assertThat(page.getList("tasks.status")).containsExactlyInAnyOrder("resolved", "open");
        });
    }
}
