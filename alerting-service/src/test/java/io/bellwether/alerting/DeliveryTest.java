package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.add;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.assertVerifies;
import static io.bellwether.alerting.Webhooks.change;
import static io.bellwether.alerting.Webhooks.deliveries;
import static io.bellwether.alerting.Webhooks.delivery;
import static io.bellwether.alerting.Webhooks.eventually;
import static io.bellwether.alerting.Webhooks.id;
import static io.bellwether.alerting.Webhooks.ping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class DeliveryTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void itIsFridayMorning() throws SQLException {
        clock.reset();
        Webhooks.forgetAll(database);
    }

    @AfterEach
    void nothingIsLeftToSend() throws SQLException {
        Webhooks.forgetAll(database);
        receiver.close();
    }

    @Test
    void aTaskIsToldToAWebhookThatThePublicVerifierAccepts() {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/hook")));
        Instant real = Instant.now();
        clock.advance(Duration.between(TestClock.START, real)); // the verifier refuses what is old

        broker.say("hooked", risk("usage-decline", Severity.HIGH));

        var request = theOnlyOneAbout("hooked");
        assertVerifies(endpoint.getString("secret"), request);
        assertThat(request.json().getString("type")).isEqualTo("task.raised");
        assertThat(request.json().getString("data.title")).isEqualTo("Usage fell sharply at Acme GmbH");
        assertThat(request.json().getString("data.url"))
                .isEqualTo("http://localhost:8084/v1/tasks/" + request.json().getString("data.task"));
        eventually(request.header("webhook-id"), delivery -> {
            assertThat(delivery.getString("state")).isEqualTo("delivered");
            assertThat(delivery.getInt("log[0].status")).isEqualTo(200);
        });
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameIdUntilItArrives() {
        receiver.answering(Receiver.status(500, Map.of()));
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var ping = ping(endpoint);
        eventually(ping, delivery -> {
            assertThat(delivery.getString("state")).isEqualTo("failed");
            assertThat(delivery.getString("lastAnswer")).isEqualTo("500");
        });

        receiver.answering(Receiver.ok());
        clock.advance(Duration.ofSeconds(6));

        eventually(ping, delivery -> {
            assertThat(delivery.getString("state")).isEqualTo("delivered");
            assertThat(delivery.getList("log.number")).containsExactly(2, 1);
        });
        assertThat(receiver.of(ping))
                .hasSize(2)
                .extracting(request -> request.header("webhook-timestamp"))
                .doesNotHaveDuplicates();
    }

    /** The clock of the test is moved, nobody waits. */
    @Test
    void itIsTriedForThreeDaysThenGivenUpAndCanBeReplayed() {
        receiver.answering(Receiver.status(302, Map.of("Location", receiver.url("/elsewhere"))));
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var ping = ping(endpoint);
        var waits = List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H");
        for (int attempt = 1; attempt <= waits.size(); attempt++) {
            int expected = attempt;
            eventually(ping, delivery -> {
                assertThat(delivery.getString("state")).isEqualTo("failed");
                assertThat(delivery.getList("log")).hasSize(expected); // one under way has no entry yet
            });
            var wait = Duration.parse(waits.get(attempt - 1));
            var next = Instant.parse(delivery(ping).getString("nextAttempt"));
            assertThat(Duration.between(clock.instant(), next))
                    .isBetween(wait, wait.plusMillis(wait.toMillis() / 10 + 1));
            clock.advance(Duration.between(clock.instant(), next));
        }
        eventually(ping, delivery -> {
            assertThat(delivery.getString("state")).isEqualTo("given-up");
            assertThat(delivery.getInt("attempts")).isEqualTo(10);
        });
        assertThat(Duration.between(TestClock.START, clock.instant()))
                .isBetween(Duration.ofHours(75), Duration.ofHours(84));
        assertThat(receiver.of(ping))
                .extracting(Receiver.Received::path)
                .containsOnly("/")
                .hasSize(10);

        receiver.answering(Receiver.ok());
        asAdmin().post("/v1/deliveries/" + ping + "/replay").then().statusCode(202);
        eventually(ping, delivery -> {
            assertThat(delivery.getString("state")).isEqualTo("delivered");
            assertThat(delivery.getInt("attempts")).isEqualTo(11);
        });
    }

    @Test
    void whoAsksForABreakGetsNothingAtAllUntilItIsOver() {
        receiver.answering(Receiver.status(429, Map.of("Retry-After", "3600")));
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var ping = ping(endpoint);
        eventually(
                ping, delivery -> assertThat(delivery.getString("nextAttempt")).isEqualTo("2026-05-15T09:00:00Z"));

        receiver.answering(Receiver.ok());
        var second = ping(endpoint);
        clock.advance(Duration.ofMinutes(59));
        somethingElseArrives();
        assertThat(receiver.of(ping)).hasSize(1);
        assertThat(receiver.of(second)).isEmpty();
        asAdmin().get("/v1/webhooks/" + id(endpoint)).then().body("pausedUntil", equalTo("2026-05-15T09:00:00Z"));

        clock.advance(Duration.ofMinutes(1));
        await().untilAsserted(() -> {
            assertThat(receiver.of(ping)).hasSize(2);
            assertThat(receiver.of(second)).hasSize(1);
        });
    }

    @Test
    void afterABreakOneTriesItBeforeTheOthersCome() {
        receiver.answering(Receiver.status(503, Map.of("Retry-After", "60")));
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var first = ping(endpoint);
        eventually(first, delivery -> assertThat(delivery.getString("state")).isEqualTo("failed"));
        for (int i = 0; i < 3; i++) {
            ping(endpoint);
        }
        var go = new CountDownLatch(1);
        receiver.answering(exchange -> {
            Receiver.await(go);
            Receiver.ok().to(exchange);
        });

        clock.advance(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(2));
        somethingElseArrives();
        assertThat(receiver.received()).hasSize(2);
        go.countDown();
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(5));
        asAdmin().get("/v1/webhooks/" + id(endpoint)).then().body("pausedUntil", nullValue());
    }

    @Test
    void whoAnswersGoneIsToldNothingMoreUntilItIsEnabledAndReplayed() {
        receiver.answering(Receiver.status(410, Map.of()));
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        broker.say("gone", risk("usage-decline", Severity.HIGH));
        await().untilAsserted(() -> asAdmin()
                .get("/v1/webhooks/" + id(endpoint))
                .then()
                .body("enabled", equalTo(false))
                .body("disabledWhy", equalTo("It answered 410 Gone.")));

        receiver.answering(Receiver.ok());
        broker.say("gone", cleared("usage-decline"));
        await().untilAsserted(() ->
                assertThat(deliveries(endpoint).getList("deliveries.state")).containsExactly("disabled", "disabled"));
        asAdmin().post("/v1/webhooks/" + id(endpoint) + "/ping").then().statusCode(409);
        assertThat(receiver.about("gone")).hasSize(1);

        change(endpoint, Map.of("channel", "webhook", "enabled", true));
        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("since", "2026-05-15T00:00:00Z"))
                .post("/v1/webhooks/" + id(endpoint) + "/replay")
                .then()
                .statusCode(202)
                .body("count", equalTo(2));
        await().untilAsserted(() -> assertThat(receiver.about("gone"))
                .extracting(request -> request.json().getString("type"))
                .containsExactlyInAnyOrder("task.raised", "task.raised", "task.resolved"));
        assertThat(receiver.about("gone").stream()
                        .map(request -> request.header("webhook-id"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void anEndpointThatIsSlowDelaysNoOther() {
        var never = new CountDownLatch(1);
        try (var fast = new Receiver()) {
            receiver.answering(_ -> Receiver.await(never));
            var slow = add(Map.of("channel", "webhook", "url", receiver.url("/")));
            for (int i = 0; i < 20; i++) {
                ping(slow);
            }
            await().untilAsserted(() -> assertThat(receiver.received()).hasSize(4)); // no more at once

            var other = add(Map.of("channel", "webhook", "url", fast.url("/")));
            ping(other);

            await().untilAsserted(() -> assertThat(fast.received()).hasSize(1));
        } finally {
            never.countDown();
        }
    }

    @Test
    void slackAndTeamsAreSentTheirOwnMessages() {
        add(Map.of("channel", "slack", "url", receiver.url("/slack")));
        add(Map.of("channel", "teams", "url", receiver.url("/teams")));

        broker.say("chat", risk("usage-decline", Severity.HIGH));

        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(Receiver.Received::path)
                .containsExactlyInAnyOrder("/slack", "/teams"));
        for (var request : receiver.received()) {
            var text = request.path().equals("/slack") ? "text" : "attachments[0].content.body[0].text";
            assertThat(request.json().getString(text)).isEqualTo("New task (high): Usage fell sharply at Acme GmbH");
            assertThat(request.header("webhook-signature")).isNull();
        }
    }

    @Test
    void whatBecomesOfDeliveriesIsCounted() {
        ping(add(Map.of("channel", "webhook", "url", receiver.url("/"))));

        await().untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                .contains("bellwether_deliveries_total{channel=\"webhook\",outcome=\"delivered\"}"));
    }

    /** So the courier has been at work since. */
    private void somethingElseArrives() {
        try (var elsewhere = new Receiver()) {
            ping(add(Map.of("channel", "webhook", "url", elsewhere.url("/"))));
            await().untilAsserted(() -> assertThat(elsewhere.received()).hasSize(1));
        }
    }

    private Receiver.Received theOnlyOneAbout(String account) {
        await().untilAsserted(() -> assertThat(receiver.about(account)).hasSize(1));
        return receiver.about(account).getFirst();
    }
}
