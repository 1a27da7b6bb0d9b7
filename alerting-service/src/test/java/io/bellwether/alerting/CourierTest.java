package io.bellwether.alerting;

import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.add;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.eventually;
import static io.bellwether.alerting.Webhooks.id;
import static io.bellwether.alerting.Webhooks.ping;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.notify.Reply;
import io.bellwether.alerting.notify.Verdict;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances share the deliveries, and die at the worst of times. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class CourierTest {

    private static final int DELIVERIES = 20;
    private static final Duration AFTER_THE_LEASE = DeliveryStore.LEASE.plusSeconds(1);

    @Inject
    DeliveryStore deliveries;

    @Inject
    Sender sender;

    @Inject
    Settlement settlement;

    @Inject
    NotifyConfig config;

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
    void whatAnInstanceClaimedBeforeItDiedIsSentByAnother() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "enabled", false));
        var claimed = claimUnseen(endpoint);

        clock.advance(AFTER_THE_LEASE);

        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(request -> request.header("webhook-id"))
                .containsExactly(claimed.id().toString()));
    }

    @Test
    void anAttemptCountsOnceItHasEnded() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "enabled", false));
        var claimed = claimUnseen(endpoint);
        var id = claimed.id().toString();
        assertAttempts(id, "pending", 0);

        receiver.answering(Receiver.status(500, Map.of()));
        settlement.settle(claimed, sender.attempt(claimed));

        assertAttempts(id, "failed", 1);
        run("UPDATE endpoint SET paused_until = '2100-01-01'");
        clock.advance(Duration.ofSeconds(10));
        claim(endpoint);
        assertAttempts(id, "failed", 1);
    }

    private static void assertAttempts(String id, String state, int attempts) {
        eventually(id, delivery -> {
            assertThat(delivery.getString("state")).isEqualTo(state);
            assertThat(delivery.getInt("attempts")).isEqualTo(attempts);
            assertThat(delivery.getList("log")).hasSize(attempts);
        });
    }

    @Test
    void whatAnInstanceSentBeforeItDiedIsSentAgainUnderTheSameId() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "enabled", false));
        var claimed = claimUnseen(endpoint);
        sender.attempt(claimed); // and dies before it writes that down

        clock.advance(AFTER_THE_LEASE);

        eventually(
                claimed.id().toString(),
                delivery -> assertThat(delivery.getString("state")).isEqualTo("delivered"));
        assertThat(receiver.received())
                .extracting(request -> request.header("webhook-id"))
                .containsExactly(claimed.id().toString(), claimed.id().toString());
    }

    @Test
    void whoIsLateDoesNotOverwriteWhatAnotherHasWrittenDown() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "enabled", false));
        var claimed = claimUnseen(endpoint);
        receiver.answering(Receiver.status(500, Map.of()));
        var late = sender.attempt(claimed);
        receiver.answering(Receiver.ok());
        clock.advance(AFTER_THE_LEASE);
        eventually(
                claimed.id().toString(),
                delivery -> assertThat(delivery.getString("state")).isEqualTo("delivered"));

        settlement.settle(claimed, late);

        eventually(claimed.id().toString(), delivery -> {
            assertThat(delivery.getString("state")).isEqualTo("delivered");
            assertThat(delivery.getList("log.status")).containsExactly(200, 500);
        });
    }

    @Test
    void manyInstancesSendEachOnce() throws Exception {
        var others = IntStream.range(0, 3)
                .mapToObj(_ -> new Courier(database, deliveries, sender, config, clock))
                .toList();
        others.forEach(courier -> courier.start(null));
        try {
            var endpoints = List.of(
                    add(Map.of("channel", "webhook", "url", receiver.url("/a"))),
                    add(Map.of("channel", "webhook", "url", receiver.url("/b"))));
            for (int i = 0; i < DELIVERIES; i++) {
                endpoints.forEach(Webhooks::ping);
            }

            for (var endpoint : endpoints) {
                await().untilAsserted(() -> assertThat(asAdmin()
                                .queryParam("limit", 200)
                                .queryParam("endpoint", endpoint.getString("id"))
                                .get("/v1/deliveries")
                                .jsonPath()
                                .getList("deliveries.state"))
                        .hasSize(DELIVERIES)
                        .containsOnly("delivered"));
            }
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .hasSize(2 * DELIVERIES)
                    .doesNotHaveDuplicates();
        } finally {
            for (var courier : others) {
                courier.stop(null);
            }
        }
    }

    @Test
    void oneThatHasFailedOftenPausesItsEndpointForMinutesAndShortensNoPause() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "enabled", false));
        var claimed = claimUnseen(endpoint);
        run("UPDATE endpoint SET enabled = false, disabled_why = 'by hand'");
        var often = new Delivery(
                claimed.id(),
                claimed.attempt(),
                9,
                claimed.channel(),
                null,
                claimed.endpoint(),
                false,
                claimed.notices());

        settlement.settle(often, overloaded(Duration.ZERO));
        assertThat(pausedUntil(endpoint)).isEqualTo(TestClock.START.plus(Duration.ofMinutes(5)));

        run("DELETE FROM delivery_attempt");
        settlement.settle(often, overloaded(Duration.ofHours(1)));
        run("DELETE FROM delivery_attempt");
        settlement.settle(often, overloaded(Duration.ZERO));
        assertThat(pausedUntil(endpoint)).isEqualTo(TestClock.START.plus(Duration.ofHours(1)));
    }

    private Attempt overloaded(Duration asked) {
        var reply = new Reply(503, asked, "");
        return new Attempt(clock.instant(), Duration.ZERO, reply, Verdict.ofHttp(reply));
    }

    private static Instant pausedUntil(JsonPath endpoint) {
        return Instant.parse(asAdmin().get("/v1/webhooks/" + id(endpoint)).path("pausedUntil"));
    }

    @Test
    void whatIsNextIsClaimedAsSoonAsAnAttemptHasEnded() throws Exception {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        run("UPDATE endpoint SET paused_until = '2100-01-01'");
        var pings = IntStream.range(0, DELIVERIES).mapToObj(_ -> ping(endpoint)).toList();
        var later = Clock.fixed(Instant.parse("2100-01-02T00:00:00Z"), ZoneOffset.UTC);
        var alone = new Courier(database, deliveries, sender, asking(Duration.ofHours(1)), later);

        alone.start(null);

        try {
            await().untilAsserted(() -> assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsAll(pings));
        } finally {
            alone.stop(null);
        }
    }

    /** The settings of the service, where the database is asked for what is due only so often. */
    private NotifyConfig asking(Duration every) {
        return (NotifyConfig) Proxy.newProxyInstance(
                NotifyConfig.class.getClassLoader(),
                new Class<?>[] {NotifyConfig.class},
                (_, method, _) -> method.getName().equals("poll") ? every : method.invoke(config));
    }

    /** A delivery that an instance claims which is not the one under test. */
    private Delivery claimUnseen(JsonPath endpoint) throws SQLException {
        run("UPDATE endpoint SET enabled = true, disabled_why = NULL, paused_until = '2100-01-01'");
        ping(endpoint);
        var claimed = claim(endpoint);
        run("UPDATE endpoint SET paused_until = NULL");
        return claimed;
    }

    private Delivery claim(JsonPath endpoint) throws SQLException {
        try (var connection = database.getConnection()) {
            return deliveries
                    .claim(connection, Map.of(id(endpoint), 1), clock.instant())
                    .getFirst();
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
