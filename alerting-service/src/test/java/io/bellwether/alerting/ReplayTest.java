package io.bellwether.alerting;

import static io.bellwether.alerting.Webhooks.add;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.change;
import static io.bellwether.alerting.Webhooks.eventually;
import static io.bellwether.alerting.Webhooks.id;
import static io.bellwether.alerting.Webhooks.ping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries that are sent once more though there would be another attempt; the clock stands, so that it never comes. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class ReplayTest {

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    DeliveryStore deliveries;

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
    void oneThatFailedIsTriedAtOnceUnderTheSameId() {
        var failed = failed(add(Map.of("channel", "webhook", "url", receiver.url("/"))));

        replay(failed).statusCode(202);

        eventually(failed, delivery -> assertThat(delivery.getString("state")).isEqualTo("delivered"));
        assertThat(receiver.of(failed)).hasSize(2);
    }

    @Test
    void thoseOfAnEndpointThatFailedAreTriedAtOnce() {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var failed = failed(endpoint);

        replayAll(endpoint).statusCode(202).body("count", equalTo(1));

        eventually(failed, delivery -> assertThat(delivery.getString("state")).isEqualTo("delivered"));
    }

    @Test
    void oneThatWaitsForItsTimeIsSentAtOnceIfItIsMeant() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var waiting = waiting(endpoint);

        replayAll(endpoint).statusCode(202).body("count", equalTo(0));
        replay(waiting).statusCode(202);

        eventually(waiting, delivery -> assertThat(delivery.getString("state")).isEqualTo("delivered"));
    }

    @Test
    void oneWhoseEndpointIsDisabledIsNotReplayed() {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var failed = failed(endpoint);
        change(endpoint, Map.of("enabled", false));

        replay(failed).statusCode(409).body("detail", equalTo("The endpoint is disabled. Enable it first."));
    }

    @Test
    void whatIsBeingSentIsNotReplayedUntilItsInstanceHasDied() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        run("UPDATE endpoint SET paused_until = '2100-01-01'"); // so that only this test claims
        var sent = ping(endpoint);
        try (var connection = database.getConnection()) {
            deliveries.claim(connection, Map.of(id(endpoint), 1), clock.instant());
        }

        replay(sent).statusCode(409);
        replayAll(endpoint).statusCode(202).body("count", equalTo(0));
        clock.advance(DeliveryStore.LEASE.plus(Duration.ofSeconds(1)));
        replay(sent).statusCode(202);
    }

    /** By now the endpoint would take it. */
    private String failed(JsonPath endpoint) {
        receiver.answering(Receiver.status(500, Map.of()));
        var ping = ping(endpoint);
        eventually(ping, delivery -> assertThat(delivery.getString("state")).isEqualTo("failed"));
        receiver.answering(Receiver.ok());
        return ping;
    }

    /** As if in quiet hours. */
    private String waiting(JsonPath endpoint) throws SQLException {
        run("UPDATE endpoint SET paused_until = '2100-01-01'");
        var ping = ping(endpoint);
        run("UPDATE delivery SET due = '2026-05-16'");
        run("UPDATE endpoint SET paused_until = NULL");
        return ping;
    }

    private static ValidatableResponse replay(String delivery) {
        return asAdmin().post("/v1/deliveries/" + delivery + "/replay").then();
    }

    private static ValidatableResponse replayAll(JsonPath endpoint) {
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("since", "2026-05-15T00:00:00Z"))
                .post("/v1/webhooks/" + id(endpoint) + "/replay")
                .then();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
