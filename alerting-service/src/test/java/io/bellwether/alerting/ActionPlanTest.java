package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Account.Described;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a CSM gets for an account that is at risk though no risk of it is raised. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ActionPlanTest {

    @Inject
    TestClock clock;

    @Inject
    CalendarJob job;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aYellowAccountWithoutRisksGetsOnePlanAndItsReviewsBeside() {
        known("plan-yellow");
        say("plan-yellow", scored(Band.YELLOW, null));
        var plan = plan("plan-yellow");

        asMaria()
                .get("/v1/tasks/" + plan)
                .then()
                .body("type", equalTo("review"))
                .body("severity", equalTo("medium"))
                .body("title", equalTo("Bring Acme GmbH back to green"))
                .body("progress.playbook", equalTo("churn-prevention-yellow"));
        for (int week = 0; week < 8; week++) {
            clock.advance(Duration.ofDays(7));
            job.run();
        }

        assertThat(ids("plan-yellow", "action-plan")).containsExactly(plan);
        assertThat(ids("plan-yellow", "health")).hasSize(1);
    }

    @Test
    void whatARiskPlansIsNotPlannedOnceMore() {
        known("plan-risk");
        say("plan-risk", Facts.risk("nps-low", Severity.MEDIUM));
        eventually("plan-risk", page -> assertThat(page.getList("tasks")).isNotEmpty());
        say("plan-risk", scored(Band.YELLOW, Severity.MEDIUM));
        await().untilAsserted(() -> assertThat(bandOf("plan-risk")).isEqualTo("yellow"));
        look();
        assertThat(ids("plan-risk", "action-plan")).isEmpty();

        say("plan-risk", scored(Band.YELLOW, null)); // but the task of the risk is open still
        await().untilAsserted(() -> assertThat(riskOf("plan-risk")).isNull());
        look();
        assertThat(ids("plan-risk", "action-plan")).isEmpty();
        assertThat(whyNoPlan("plan-risk")).containsOnly("planned-for-risk");

        body(Map.of("outcome", "saved"))
                .post("/v1/tasks/" + ids("plan-risk", "nps-low").getFirst() + "/complete")
                .then()
                .statusCode(200);
        look();
        plan("plan-risk");
    }

    @Test
    void aPlanMakesRoomForThatOfARiskUnlessSomebodyHasTakenItUp() {
        for (var account : List.of("plan-room", "plan-taken-up")) {
            known(account);
            say(account, scored(Band.YELLOW, null));
        }
        asMaria()
                .post("/v1/tasks/" + plan("plan-taken-up") + "/acknowledge")
                .then()
                .statusCode(200);
        plan("plan-room");

        for (var account : List.of("plan-room", "plan-taken-up")) {
            say(account, Facts.risk("nps-low", Severity.MEDIUM));
            eventually(account, page -> assertThat(page.getList("tasks.reason")).contains("nps-low"));
        }
        look();

        await().untilAsserted(() -> assertThat(statusOfPlan("plan-room")).isEqualTo("resolved"));
        assertThat(asMaria()
                        .get("/v1/tasks/" + ids("plan-room", "action-plan").getFirst())
                        .jsonPath()
                        .getString("closedWhy"))
                .isEqualTo("A risk of the account has a plan of its own.");
        assertThat(statusOfPlan("plan-taken-up")).isEqualTo("acknowledged");
    }

    @Test
    void aPlanEndsWithTheBandThatItIsForAndComesAtMostOnceInTwoWeeks() {
        known("plan-flaps");
        for (int day = 0; day < 12; day++) {
            say("plan-flaps", scored(day % 2 == 0 ? Band.YELLOW : Band.GREEN, null));
            var band = day % 2 == 0 ? "yellow" : "green";
            await().untilAsserted(() -> assertThat(bandOf("plan-flaps")).isEqualTo(band));
            look();
        }

        assertThat(ids("plan-flaps", "action-plan")).hasSize(1);
        await().untilAsserted(() -> assertThat(statusOfPlan("plan-flaps")).isEqualTo("resolved"));
    }

    @Test
    void whatSomebodyHasClosedIsNotPlannedAnewBeforeItsEnd() {
        known("plan-closed");
        say("plan-closed", scored(Band.YELLOW, null));
        body(Map.of("outcome", "delivered"))
                .post("/v1/tasks/" + plan("plan-closed") + "/complete")
                .then()
                .statusCode(200);

        clock.advance(Duration.ofDays(80));
        look();
        assertThat(ids("plan-closed", "action-plan")).hasSize(1);
        assertThat(whyNoPlan("plan-closed")).containsOnly("plan-goes-on");
        clock.advance(Duration.ofDays(30));
        look();
        await().untilAsserted(
                        () -> assertThat(ids("plan-closed", "action-plan")).hasSize(2));
    }

    /** A day later, by somebody who looks. */
    private void look() {
        clock.advance(Duration.ofDays(1));
        job.run();
    }

    /** Since a hundred days ago: what happens now has a date that is not long past. */
    private void known(String account) {
        var start = LocalDate.of(2026, 5, 15).minusDays(14 * 7);
        say(
                account,
                new Described(
                        "Acme GmbH", "smb", 9_000.0, "maria", null, null, 1, null, null, null, start, null, null));
        await().untilAsserted(() ->
                asMaria().get("/v1/accounts/" + account).then().statusCode(200).body("name", equalTo("Acme GmbH")));
        job.run();
    }

    private static String plan(String account) {
        await().untilAsserted(() -> assertThat(ids(account, "action-plan")).hasSize(1));
        return ids(account, "action-plan").getFirst();
    }

    private static List<String> ids(String account, String reason) {
        return tasksOf(account).getList("tasks.findAll { it.reason == '%s' }.id".formatted(reason), String.class);
    }

    /** The reasons of all decisions that kept a plan from coming. */
    private static List<String> whyNoPlan(String account) {
        return asMaria()
                .get("/v1/accounts/" + account + "/decisions?reason=action-plan&outcome=kept")
                .jsonPath()
                .getList("decisions.why");
    }

    private static String statusOfPlan(String account) {
        return tasksOf(account).getString("tasks.find { it.reason == 'action-plan' }.status");
    }

    private static String bandOf(String account) {
        return asMaria().get("/v1/accounts/" + account).jsonPath().getString("band");
    }

    private static String riskOf(String account) {
        return asMaria().get("/v1/accounts/" + account).jsonPath().getString("risk");
    }

    private void say(String account, Fact fact) {
        io.bellwether.fixture.Broker.say(new Event(
                "urn:bellwether:health-service", UUID.randomUUID().toString(), account, clock.instant(), fact));
    }

    private static Health.Scored scored(Band band, Severity risk) {
        return new Health.Scored(
                Facts.TODAY, "value", 1, true, 60, 60.0, 0.8, band, band, null, risk, null, AccountCard.UNKNOWN);
    }
}
