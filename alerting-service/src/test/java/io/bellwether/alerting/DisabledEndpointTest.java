package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.add;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.change;
import static io.bellwether.alerting.Webhooks.deliveries;
import static io.bellwether.alerting.Webhooks.id;
import static io.bellwether.alerting.Webhooks.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Endpoint;
import io.bellwether.alerting.notify.Filter;
import io.bellwether.alerting.notify.Notice;
import io.bellwether.alerting.notify.Planned;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries whose endpoint is disabled before it is their turn. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class DisabledEndpointTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    Announcements announcements;

    @Inject
    DeliveryUpkeep upkeep;

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
    void aDigestWhoseEndpointIsEnabledAgainBeforeItsTimeIsSentWhole() {
        person("anna", "csm");
        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("rules", List.of(Map.of("when", "digest"))))
                .put("/v1/people/anna/preferences")
                .then()
                .statusCode(200);
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "person", "anna"));
        raise("switched-a");
        awaitDigest(endpoint, "pending", 1);
        change(endpoint, Map.of("enabled", false));
        awaitDigest(endpoint, "disabled", 1);

        change(endpoint, Map.of("enabled", true));
        raise("switched-b");

        awaitDigest(endpoint, "pending", 2);
        clock.advance(Duration.ofDays(3)); // Monday
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
        assertThat(receiver.received().getFirst().json().getList("data.notices.data.account"))
                .containsExactlyInAnyOrder("switched-a", "switched-b");
    }

    @Test
    void whatWasBeingWrittenWhileItsEndpointWasDisabledDoesNotWaitForever() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "enabled", false));
        var asItWas = new Endpoint(UUID.fromString(id(endpoint)), Channel.WEBHOOK, null, Filter.ALL, true);
        var notice = Notice.test("test-late", new Stamp("root", clock.instant()));
        QuarkusTransaction.requiringNew().call(() -> {
            try (var tx = database.getConnection()) {
                var late = new Planned.Single(notice, Channel.WEBHOOK, null, asItWas, clock.instant());
                announcements.write(tx, List.of(late), clock.instant());
                return null;
            }
        });

        upkeep.disable();

        assertThat(deliveries(endpoint).getList("deliveries.state")).containsExactly("disabled");
    }

    private void raise(String account) {
        broker.say(account, risk("usage-decline", Severity.HIGH, TODAY, ofCsm("anna")));
    }

    private static void awaitDigest(JsonPath endpoint, String state, int tasks) {
        await().untilAsserted(() -> {
            var found = deliveries(endpoint);
            assertThat(found.getList("deliveries")).hasSize(1);
            assertThat(found.getString("deliveries[0].state")).isEqualTo(state);
            assertThat(found.getList("deliveries[0].tasks")).hasSize(tasks);
        });
    }
}
