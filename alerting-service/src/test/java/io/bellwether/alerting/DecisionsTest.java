package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Decided.decided;
import static io.bellwether.alerting.Decided.silence;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How one learns why there is a task, or none. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DecisionsTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    ReleaseJob release;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aMonthOfFlappingIsOneTask() {
        var said = 0;
        for (int day = 0; day < 30; day++) {
            broker.say("flaps", risk("usage-decline", Severity.HIGH, TODAY.plusDays(day), Facts.ACME));
            decided("flaps", ++said, _ -> {});
            clock.advance(Duration.ofHours(12));
            broker.say("flaps", cleared("usage-decline"));
            decided("flaps", ++said, _ -> {});
            clock.advance(Duration.ofHours(12));
            release.run();
        }

        var page = tasksOf("flaps");
        assertThat(page.getList("tasks.occurrence")).containsExactly(1);
        assertThat(page.getInt("tasks[0].version")).isLessThan(45);
        assertThat(broker.changesOf("flaps").stream().filter(it -> it.change().equals("reopened")))
                .hasSizeLessThanOrEqualTo(6);
        asMaria()
                .queryParam("why", "flapping")
                .queryParam("outcome", "held")
                .get("/v1/accounts/flaps/decisions")
                .then()
                .body("decisions", not(empty()));
    }

    @Test
    void aRiskThatGetsWorseAfterAPersonClosedItsTaskOpensItAgain() {
        broker.say("worse-again", risk("usage-decline", Severity.MEDIUM));
        var id = onlyTask("worse-again");
        body(Map.of("reason", "Summer break.")).post("/v1/tasks/" + id + "/dismiss");
        broker.say("worse-again", risk("usage-decline", Severity.MEDIUM));
        decided(
                "worse-again",
                2,
                page -> assertThat(page.getList("decisions.why")).containsExactlyInAnyOrder("closed-by-human", "new"));
        clock.advance(Duration.ofDays(20));

        broker.say("worse-again", risk("usage-decline", Severity.HIGH));
        broker.say("worse-again", risk("usage-decline", Severity.HIGH));

        decided(
                "worse-again",
                4,
                page -> assertThat(page.getList("decisions.why"))
                        .containsExactlyInAnyOrder("unchanged", "worse", "closed-by-human", "new"));
        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .body("status", equalTo("open"))
                .body("severity", equalTo("high"))
                .body("history.what", contains("reopened", "dismissed", "raised"))
                .body("history[0].detail", containsString("Worse: severity from medium to high. Usage fell by 37 %."));
        assertThat(onlyTask("worse-again")).isEqualTo(id);
    }

    @Test
    void decisionsComeInPagesNewestFirst() {
        broker.say("decision-pages", risk("usage-decline", Severity.HIGH));
        decided("decision-pages", 1, _ -> {});
        clock.advance(Duration.ofHours(1));
        broker.say("decision-pages", risk("nps-low", Severity.HIGH));
        decided("decision-pages", 2, _ -> {});
        clock.advance(Duration.ofHours(1));
        broker.say("decision-pages", risk("usage-decline", Severity.HIGH));
        decided("decision-pages", 3, _ -> {});

        var first = asMaria()
                .queryParam("limit", 2)
                .get("/v1/accounts/decision-pages/decisions")
                .jsonPath();
        assertThat(first.getList("decisions.why")).containsExactly("unchanged", "new");
        assertThat(first.getString("decisions[1].reason")).isEqualTo("nps-low");
        var second =
                asMaria().urlEncodingEnabled(false).get(first.getString("next")).jsonPath();
        assertThat(second.getList("decisions.reason")).containsExactly("usage-decline");
        assertThat(second.getString("next")).isNull();
        for (var wrong : List.of("type=task", "outcome=x", "limit=0", "cursor=x", "cursor=2026-05-15T08:00:00Z~x")) {
            asMaria()
                    .get("/v1/accounts/decision-pages/decisions?" + wrong)
                    .then()
                    .statusCode(400);
        }
        Api.as("p", "publisher")
                .get("/v1/accounts/decision-pages/decisions")
                .then()
                .statusCode(403);
    }

    @Test
    void aDryRunSaysTheWholeWayAndWritesNothing() {
        Webhooks.person("dora", "csm");
        var signal = new HashMap<String, Object>(
                Map.of("account", "supposed", "type", "churn-risk", "reason", "usage-decline", "severity", "high"));
        signal.putAll(Map.of("csm", "dora", "segment", "enterprise", "region", "dach", "tags", List.of("vip")));

        body(signal)
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("raised"))
                .body("why", equalTo("new"))
                .body(
                        "path.stage",
                        contains(
                                "identity",
                                "cool-down",
                                "inhibition",
                                "silence",
                                "assignment",
                                "budget",
                                "notification"))
                .body("task.owner", equalTo("dora"))
                .body("task.due", equalTo("2026-05-19"))
                .body("playbook.name", equalTo("high-risk-intervention"))
                .body("notifications.person", contains("dora"))
                .body("notifications.channel", contains("email"))
                .body("notifications[0].together", equalTo(false));

        asAdmin().delete("/v1/people/dora").then().statusCode(204);
        assertThat(tasksOf("supposed").getList("tasks")).isEmpty();
        asMaria().get("/v1/accounts/supposed/decisions").then().body("decisions", empty());
        asMaria().get("/v1/accounts/supposed").then().statusCode(404);
    }

    @Test
    void aDryRunSaysWhatWouldHoldItBack() {
        silence(Map.of("tag", "vip", "why", "They are on holiday.", "end", "2026-05-16T08:00:00Z"));
        var signal = Map.of(
                "account",
                "held-dry",
                "type",
                "expansion",
                "reason",
                "seats",
                "severity",
                "low",
                "tags",
                List.of("vip"));

        body(signal)
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("held"))
                .body("why", equalTo("silenced"))
                .body("until", equalTo("2026-05-16T08:00:00Z"))
                .body("task", nullValue());
        body(Map.of("account", "held-dry", "type", "manual", "severity", "worst"))
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(400)
                .body("errors", hasSize(3));
    }

    @Test
    void aDryRunOfAReasonThatNobodyRaisesIsRefused() {
        body(Map.of("account", "misspelt", "type", "churn-risk", "reason", "usage-declines", "severity", "high"))
                .post("/v1/tasks/dry-run")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].detail", containsString("usage-decline"));
    }
}
