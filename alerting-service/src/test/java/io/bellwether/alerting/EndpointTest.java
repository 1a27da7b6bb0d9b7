package io.bellwether.alerting;

import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.cleared;
import static io.bellwether.alerting.Facts.ofCsm;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.add;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static io.bellwether.alerting.Webhooks.assertVerifies;
import static io.bellwether.alerting.Webhooks.deliveries;
import static io.bellwether.alerting.Webhooks.id;
import static io.bellwether.alerting.Webhooks.ping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(PostOffice.class)
class EndpointTest {

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
    void whileASecretIsReplacedBothVerifyThenOnlyTheNewOne() {
        clock.advance(Duration.between(TestClock.START, Instant.now()));
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        var rotated = asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("expireAfter", "PT1H"))
                .post("/v1/webhooks/" + id(endpoint) + "/rotate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var ping = ping(endpoint);

        await().untilAsserted(() -> assertThat(receiver.of(ping)).hasSize(1));
        assertThat(rotated.getString("secret")).isNotEqualTo(endpoint.getString("secret"));
        assertVerifies(endpoint.getString("secret"), receiver.of(ping).getFirst());
        assertVerifies(rotated.getString("secret"), receiver.of(ping).getFirst());

        clock.advance(Duration.ofHours(2));
        var later = ping(endpoint);
        await().untilAsserted(() -> assertThat(receiver.of(later)).hasSize(1));
        assertThat(receiver.of(later).getFirst().header("webhook-signature")).doesNotContain(" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "P30DT1S", "PT2562047788015215H", "a while"})
    void aSecretIsNotReplacedForATimeThatCannotBe(String time) {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));

        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("expireAfter", time))
                .post("/v1/webhooks/" + id(endpoint) + "/rotate")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/expireAfter"));
    }

    @Test
    void anEndpointMayWantEd25519() {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/"), "signature", "ed25519"));
        var ping = ping(endpoint);

        await().untilAsserted(() -> assertThat(receiver.of(ping)).hasSize(1));
        assertThat(endpoint.getString("secret")).startsWith("whpk_");
        assertThat(receiver.of(ping).getFirst().header("webhook-signature")).startsWith("v1a,");
    }

    @Test
    void aFilterKeepsOutWhatAnEndpointDoesNotWant() {
        add(Map.of(
                "channel",
                "webhook",
                "url",
                receiver.url("/"),
                "filter",
                Map.of("occasions", List.of("resolved"), "severities", List.of("high"))));

        broker.say("filtered", risk("usage-decline", Severity.HIGH));
        broker.say("filtered", cleared("usage-decline"));
        broker.say("filtered", risk("red-health", Severity.LOW));
        broker.say("filtered", cleared("red-health"));

        assertThat(theOnlyOneAbout("filtered").json().getString("type")).isEqualTo("task.resolved");
    }

    @Test
    void secretsAndUrlsAreNeitherShownAgainNorReadableInTheDatabase() throws SQLException {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/secret-path?token=hidden")));

        var shown = asAdmin().get("/v1/webhooks/" + id(endpoint)).asString();
        var listed = asAdmin().get("/v1/webhooks").asString();

        assertThat(endpoint.getString("secret")).startsWith("whsec_");
        assertThat(shown).doesNotContain("whsec_", "secret-path", "hidden").contains("\"origin\"");
        assertThat(listed).doesNotContain("whsec_", "secret-path", "hidden");
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT string_agg(encode(sealed, 'escape'), '') "
                                + "|| string_agg(encode(sealed_url, 'escape'), '') "
                                + "FROM endpoint JOIN endpoint_secret ON endpoint = id")) {
            row.next();
            assertThat(row.getString(1)).doesNotContain("hidden", "127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\": \"webhook\", \"url\": \"ftp://example.com\"} /url",
                "{\"channel\": \"webhook\", \"url\": \"https://u:p@example.com\"} /url",
                "{\"channel\": \"webhook\", \"url\": \"/only/a/path\"} /url",
                "{\"channel\": \"webhook\", \"url\": \"not a url\"} /url",
                "{\"channel\": \"webhook\"} /url",
                "{\"channel\": \"webhook\", \"url\": \"https://169.254.169.254/latest\"} /url",
                "{\"channel\": \"webhook\", \"url\": \"https://10.0.0.1\"} /url",
                "{\"channel\": \"webhook\", \"url\": \"https://[::1]/hook\"} /url",
                "{\"channel\": \"webhook\", \"url\": \"https://example.com\", \"person\": \"\"} /person",
                "{\"channel\": \"email\", \"url\": \"https://example.com\"} /channel",
                "{\"channel\": \"pigeon\", \"url\": \"https://example.com\"} /channel",
                "{\"channel\": \"slack\", \"url\": \"https://example.com\", \"signature\": \"hmac\"} /signature",
                "{\"channel\": \"slack\", \"url\": \"https://example.com\", \"filter\": {\"types\": 7}} /filter/types",
                "{\"url\": \"https://example.com\"} /channel"
            })
    void anEndpointThatCannotBeIsRefusedWithAReason(String bodyAndPointer) {
        int end = bodyAndPointer.lastIndexOf(' ');

        asAdmin()
                .contentType(ContentType.JSON)
                .body(bodyAndPointer.substring(0, end))
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(bodyAndPointer.substring(end + 1)));
    }

    @Test
    void whatIsNotGivenStaysAndWhatIsEmptyIsCleared() {
        Webhooks.person("owner-of-one", "csm");
        var filter = Map.of("severities", List.of("critical"), "types", List.of("churn-risk"));
        var endpoint = add(Map.of(
                "channel", "webhook",
                "url", receiver.url("/"),
                "description", "Only the worst",
                "person", "owner-of-one",
                "filter", filter));

        change(endpoint, Map.of("enabled", false));
        change(endpoint, Map.of("description", "Still only the worst"));
        var disabled = asAdmin().get("/v1/webhooks/" + id(endpoint)).jsonPath();
        change(endpoint, Map.of("channel", "webhook", "enabled", true));
        change(endpoint, Map.of("filter", Map.of("types", List.of())));
        var enabled = asAdmin().get("/v1/webhooks/" + id(endpoint)).jsonPath();
        change(endpoint, Map.of("description", "", "person", ""));
        var nobodys = asAdmin().get("/v1/webhooks/" + id(endpoint)).jsonPath();

        assertThat(disabled.getBoolean("enabled")).isFalse();
        assertThat(disabled.getString("disabledWhy")).isEqualTo("Disabled by root.");
        assertThat(disabled.getList("filter.severities")).containsExactly("critical");
        assertThat(disabled.getList("filter.types")).containsExactly("churn-risk");
        assertThat(enabled.getBoolean("enabled")).isTrue();
        assertThat(enabled.getString("description")).isEqualTo("Still only the worst");
        assertThat(enabled.getString("person")).isEqualTo("owner-of-one");
        assertThat(enabled.getList("filter.severities")).containsExactly("critical");
        assertThat(enabled.getList("filter.types")).isEmpty();
        assertThat(nobodys.getString("description")).isNull();
        assertThat(nobodys.getString("person")).isNull();
    }

    @Test
    void anEndpointIsNobodysWhoIsNotWrittenDown() {
        Webhooks.person("owner-of-one", "csm");

        asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("channel", "webhook", "url", receiver.url("/"), "person", "owner-of-none"))
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/person"));
    }

    private static void change(JsonPath endpoint, Map<String, Object> body) {
        asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/webhooks/" + id(endpoint))
                .then()
                .statusCode(200);
    }

    @Test
    void onlyAdminsSeeAndChangeEndpointsAndDeliveries() {
        for (var path : List.of("/v1/webhooks", "/v1/deliveries")) {
            Api.asMaria().get(path).then().statusCode(403).contentType("application/problem+json");
            RestAssured.get(path).then().statusCode(401);
        }
        asAdmin().get("/v1/webhooks/not-an-id").then().statusCode(404);
        asAdmin().get("/v1/deliveries/" + new UUID(0, 0)).then().statusCode(404);
        asAdmin().queryParam("state", "lost").get("/v1/deliveries").then().statusCode(400);
        asAdmin().queryParam("cursor", "x").get("/v1/deliveries").then().statusCode(400);
        asAdmin().queryParam("task", "x").get("/v1/deliveries").then().statusCode(400);
    }

    @Test
    void deliveriesAreFoundByTaskAndStatePageByPage() {
        var endpoint = add(Map.of("channel", "webhook", "url", receiver.url("/")));
        broker.say("pages", risk("usage-decline", Severity.HIGH, TODAY, ofCsm("nobody")));
        broker.say("pages", risk("usage-decline", Severity.CRITICAL, TODAY, ofCsm("nobody")));
        broker.say("pages", cleared("usage-decline"));
        await().untilAsserted(() -> assertThat(receiver.about("pages")).hasSize(3));
        var task = receiver.about("pages").getFirst().json().getString("data.task");
        await().untilAsserted(() ->
                assertThat(deliveries(endpoint).getList("deliveries.state")).containsOnly("delivered"));

        var first = asAdmin()
                .queryParam("task", task)
                .queryParam("state", "delivered")
                .queryParam("limit", 2)
                .get("/v1/deliveries")
                .jsonPath();
        var second =
                asAdmin().urlEncodingEnabled(false).get(first.getString("next")).jsonPath();

        var ids = new ArrayList<String>(first.getList("deliveries.id"));
        ids.addAll(second.getList("deliveries.id"));
        assertThat(first.getList("deliveries")).hasSize(2);
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(second.getString("next")).isNull();
        asAdmin()
                .queryParam("task", task)
                .queryParam("state", "failed")
                .get("/v1/deliveries")
                .then()
                .body("deliveries", equalTo(List.of()));
    }

    private Receiver.Received theOnlyOneAbout(String account) {
        await().untilAsserted(() -> assertThat(receiver.about(account)).hasSize(1));
        return receiver.about(account).getFirst();
    }
}
