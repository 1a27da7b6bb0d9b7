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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Account;
import io.bellwether.events.Event;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RuleReportTest {

    private static final String REPORT = "/v1/reports/rules?from=2026-05-15&to=2026-05-15";

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aRuleIsJudgedByWhatBecameOfItsTasks() {
        var saved = newTask("report-1");
        var falseAlarm = newTask("report-2");
        newTask("report-3");
        newTask("report-4");
        clock.advance(Duration.ofDays(2));
        act(saved, "start", Map.of());
        clock.advance(Duration.ofDays(1));
        act(saved, "complete", Map.of("outcome", "saved"));
        act(falseAlarm, "acknowledge", Map.of());
        act(falseAlarm, "dismiss", Map.of("outcome", "false-alarm", "reason", "Test account."));
        broker.say("report-3", cleared("missed-qbr"));
        eventually(
                "report-3",
                page -> assertThat(page.getString("tasks[0].status")).isEqualTo("resolved"));

        var rule = "rules.find { it.reason == 'missed-qbr' }.";
        asMaria()
                .get(REPORT)
                .then()
                .statusCode(200)
                .body(rule + "type", equalTo("churn-risk"))
                .body(rule + "raised", equalTo(4))
                .body(rule + "actedOn", equalTo(2))
                .body(rule + "falseAlarms", equalTo(1))
                .body(rule + "resolved", equalTo(1))
                .body(rule + "open", equalTo(1))
                .body(rule + "outcomes", equalTo(Map.of("saved", 1, "false-alarm", 1)))
                .body(rule + "medianDaysToAct", equalTo(2.5f))
                .body(rule + "churned", equalTo(0));
        asMaria().get("/v1/reports/rules?from=2026-05-01&to=2026-05-14").then().body("rules.size()", equalTo(0));
    }

    @Test
    void theLeadTimeOfARuleIsFromItsTasksToTheChurnsThatFollow() {
        var daysToChurn = List.of(10, 30, 70, -1);
        for (int days : daysToChurn) {
            broker.say("churn-" + days, risk("budget-cut", Severity.HIGH));
            onlyTask("churn-" + days);
        }
        clock.advance(Duration.ofDays(70));
        for (int days : daysToChurn) {
            churn("churn-" + days, days);
        }

        var rule = "rules.find { it.reason == 'budget-cut' }.";
        await().untilAsserted(() -> asMaria()
                .get(REPORT)
                .then()
                .body(rule + "raised", equalTo(4))
                .body(rule + "churned", equalTo(3))
                .body(rule + "medianDaysToChurn", equalTo(30f)));
    }

    @Test
    void aChurnCountsThoughTheAccountWasWonBackAndLeftAgain() {
        broker.say("won-back", risk("reorganization", Severity.HIGH));
        onlyTask("won-back");
        clock.advance(Duration.ofDays(70));
        churn("won-back", 20);
        tell("won-back", 40, new Account.Renewed(9_000.0));
        await().untilAsserted(() -> asMaria()
                .get("/v1/accounts/won-back")
                .then()
                .statusCode(200)
                .body("arr", equalTo(9_000f))
                .body("churnedOn", nullValue()));
        churnIsReported("reorganization", 20f);

        churn("won-back", 60);
        await().untilAsserted(
                        () -> asMaria().get("/v1/accounts/won-back").then().body("churnedOn", equalTo("2026-07-14")));
        churnIsReported("reorganization", 20f);
    }

    private static void churnIsReported(String reason, float days) {
        var rule = "rules.find { it.reason == '%s' }.".formatted(reason);
        asMaria()
                .get(REPORT)
                .then()
                .body(rule + "raised", equalTo(1))
                .body(rule + "churned", equalTo(1))
                .body(rule + "medianDaysToChurn", equalTo(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?from=2026-05-15", "?from=2026-05-15&to=2026-05-14", "?from=2020-01-01&to=2026-01-01"})
    void aReportIsOfASpanOfDays(String query) {
        asMaria().get("/v1/reports/rules" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void onlyCsmsAndAdminsReadReports() {
        as("crm", "publisher").get(REPORT).then().statusCode(403);
    }

    private static void churn(String account, int days) {
        tell(account, days, new Account.Churned("price"));
    }

    private static void tell(String account, int days, Account fact) {
        io.bellwether.fixture.Broker.say(new Event(
                "crm",
                "of-" + account + "-on-day-" + days,
                account,
                TestClock.START.plus(Duration.ofDays(days)),
                fact));
    }

    private String newTask(String account) {
        broker.say(account, risk("missed-qbr", Severity.HIGH));
        return onlyTask(account);
    }

    private static void act(String id, String action, Map<String, String> body) {
        (body.isEmpty() ? asMaria() : body(body))
                .post("/v1/tasks/" + id + "/" + action)
                .then()
                .statusCode(200);
    }
}
