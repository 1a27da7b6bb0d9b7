package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.eventually;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Api.tasksOf;
import static io.bellwether.alerting.Decided.decided;
import static io.bellwether.alerting.Decided.silence;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.chance;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Expansion;
import io.bellwether.events.Severity;
import io.bellwether.events.Task.Changed;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds signals back, and what lets them go on. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReleaseTest {

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
    void whatIsSilencedBecomesATaskWhenTheSilenceEnds() {
        silence(Map.of("account", "quiet-please", "why", "They migrate.", "end", "2026-05-16T08:00:00Z"));
        broker.say("quiet-please", risk("usage-decline", Severity.CRITICAL));
        broker.say("quiet-please", risk("usage-decline", Severity.HIGH));
        decided("quiet-please", 2, page -> {
            assertThat(page.getList("decisions.outcome")).containsExactly("held");
            assertThat(page.getList("decisions.why")).containsExactly("silenced");
            assertThat(page.getString("decisions[0].path[-1].words")).contains("They migrate.", "by root");
            assertThat(page.getString("decisions[0].severity")).isEqualTo("high");
        });
        release.run();
        assertThat(tasksOf("quiet-please").getList("tasks")).isEmpty();

        clock.advance(Duration.ofDays(1));
        release.run();

        onlyTask("quiet-please");
        assertThat(tasksOf("quiet-please").getString("tasks[0].severity")).isEqualTo("high");
    }

    @Test
    void aSilenceThatIsEndedEarlyLetsGoWhatItHeld() {
        var id = silence(Map.of("csm", "maria", "reason", "nps-low", "why", "Known.", "end", "2026-06-01T00:00:00Z"));
        broker.say("ended-early", risk("nps-low", Severity.HIGH));
        decided(
                "ended-early",
                1,
                page -> assertThat(page.getString("decisions[0].why")).isEqualTo("silenced"));

        asMaria().delete("/v1/silences/" + id).then().statusCode(204);
        release.run();

        onlyTask("ended-early");
        asAdmin()
                .get("/v1/silences/" + id)
                .then()
                .body("state", equalTo("expired"))
                .body("history.what", contains("ended", "created"))
                .body("history.who", contains("maria", "root"));
        asAdmin().delete("/v1/silences/" + id).then().statusCode(409);
    }

    @Test
    void anOpportunityWaitsUntilTheRiskIsOver() {
        broker.say("muted", risk("usage-decline", Severity.HIGH));
        broker.say("muted", risk("nps-low", Severity.LOW));
        eventually("muted", page -> assertThat(page.getList("tasks")).hasSize(2));
        broker.say("muted", chance("seats", 0.75));
        decided(
                "muted",
                3,
                page -> assertThat(page.getString("decisions.find { it.type == 'expansion' }.why"))
                        .isEqualTo("inhibited"));

        broker.say("muted", cleared("usage-decline"));

        eventually(
                "muted",
                page -> assertThat(page.getString("tasks.find { it.type == 'expansion' }.status"))
                        .isEqualTo("open"));
    }

    @Test
    void anOpportunityWaitsUntilAPersonHasDealtWithTheRisk() {
        broker.say("dealt", risk("usage-decline", Severity.HIGH));
        var task = onlyTask("dealt");
        broker.say("dealt", chance("seats", 0.75));
        broker.say("dealt", chance("advocacy", 0.75));
        broker.say("dealt", new Expansion.Cleared("advocacy", "They fell silent."));
        decided(
                "dealt",
                4,
                page -> assertThat(page.getList("decisions.why")).contains("inhibited", "cleared-while-held"));

        body(Map.of("outcome", "saved"))
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
        release.run();

        eventually(
                "dealt",
                page -> assertThat(page.getList("tasks.reason")).containsExactlyInAnyOrder("usage-decline", "seats"));
    }

    @Test
    void whatAWeekCannotTakeComesInTheNextOneMostUrgentFirst() {
        var severities = List.of(
                Severity.MEDIUM, Severity.MEDIUM, Severity.LOW, Severity.HIGH, Severity.CRITICAL, Severity.MEDIUM);
        for (int i = 0; i < severities.size(); i++) {
            broker.say("bea-" + i, risk("usage-decline", severities.get(i), TODAY, ofCsm("bea")));
            decided("bea-" + i, 1, page -> assertThat(page.getList("decisions")).hasSize(1));
        }
        assertOpenOfBea("bea-0", "bea-1", "bea-4");
        decided("bea-3", 1, page -> {
            assertThat(page.getString("decisions[0].why")).isEqualTo("budget");
            assertThat(page.getString("decisions[0].path[-1].words")).contains("again on 2026-05-18");
        });

        clock.advance(Duration.ofDays(3));
        release.run();

        assertOpenOfBea("bea-0", "bea-1", "bea-4", "bea-3", "bea-5");
        decided(
                "bea-2",
                2,
                page -> assertThat(page.getString("decisions[0].path[-1].words"))
                        .contains("again on 2026-05-25"));
        clock.advance(Duration.ofDays(7));
        release.run();
        assertOpenOfBea("bea-0", "bea-1", "bea-4", "bea-3", "bea-5", "bea-2");
    }

    @Test
    void threeInstancesThatReleaseAtOnceReleaseOnce() throws Exception {
        silence(Map.of("tag", "none", "reason", "red-health", "why", "n", "end", "2026-05-16T08:00:00Z"));
        silence(Map.of("segment", "at-once", "why", "n", "end", "2026-05-16T08:00:00Z"));
        var accounts = IntStream.range(0, 40).mapToObj(i -> "at-once-" + i).toList();
        for (var account : accounts) {
            var card = new AccountCard("A", "maria", "at-once", 1_000.0, null);
            broker.say(account, risk("red-health", Severity.HIGH, TODAY, card));
        }
        accounts.forEach(it -> decided(
                it, 1, page -> assertThat(page.getString("decisions[0].why")).isEqualTo("silenced")));
        clock.advance(Duration.ofDays(1));

        atOnce(3, release::run);
        release.run();

        for (var account : accounts) {
            await().untilAsserted(() -> assertThat(broker.changesOf(account))
                    .extracting(Changed::change)
                    .containsExactly("raised"));
            assertThat(tasksOf(account).getList("tasks.version")).containsExactly(1);
        }
    }

    private static void assertOpenOfBea(String... accounts) {
        await().untilAsserted(() -> assertThat(asMaria()
                        .queryParam("csm", "bea")
                        .get("/v1/tasks")
                        .jsonPath()
                        .getList("tasks.account", String.class))
                .containsExactlyInAnyOrder(accounts));
    }

    private static void atOnce(int threads, Runnable action) throws Exception {
        var go = new CountDownLatch(1);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    go.await();
                    action.run();
                    return null;
                }));
            }
            go.countDown();
            for (var it : running) {
                it.get();
            }
        }
    }
}
