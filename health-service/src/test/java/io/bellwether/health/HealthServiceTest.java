package io.bellwether.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Account;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Health;
import io.bellwether.events.Json;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.fixture.Tokens;
import io.bellwether.health.model.Presets;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** The service on a real broker and database, seen from its topics and its REST interface. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HealthServiceTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void anEventMovesTheScoreAndTheExplanationAddsUp() throws Exception {
        Broker.say(event(0, described()), event(0, new Usage.Login("ann")), event(0, new Usage.Login("bob")));
        eventually(() -> health().body("scored", equalTo(false)).body("coverage", equalTo(0.24f)));

        Broker.say(event(1, csat(4)), event(0, opened(Ticket.Priority.P3)));

        eventually(() -> health().body("scored", equalTo(true))
                .body(
                        "components.find { it.name == 'support' }.measures.find { it.name == 'csat' }.value",
                        equalTo(0.8f))
                .body("components.find { it.name == 'engagement' }.score", nullValue()));
        var json = Json.mapper().readTree(health().extract().asString()); // JsonPath would round to floats
        double points = 0;
        for (var component : json.path("components")) {
            points += component.path("points").doubleValue();
        }
        assertThat(json.path("advice").textValue())
                .isIn(Presets.named("value").bands().advice().values());
        assertThat(points).isCloseTo(json.path("exact").doubleValue(), Offset.offset(1e-9));
    }

    @Test
    void aRepeatedEventChangesNothing() {
        var login = event(0, new Usage.Login("ann"));
        Broker.say(event(0, described()), login);
        eventually(() -> health().body("components[0].measures[0].inputs.activeUsers", equalTo(1f)));
        Broker.say(login, login);
        Broker.say(event(0, new Usage.Login("bob")));

        eventually(() -> health().body("components[0].measures[0].inputs.activeUsers", equalTo(2f)));
        health().body("components[0].measures[2].inputs.loginsPerWeek", equalTo(0.5f));
    }

    @Test
    void aChampionWhoLeavesRaisesARiskAndANewOneClearsIt() {
        Broker.say(event(0, described()), event(0, contact("ann", Account.Contact.Change.LEFT)));
        eventually(() -> assertThat(risks())
                .anyMatch(risk -> risk instanceof ChurnRisk.Raised raised
                        && raised.indicator().equals("champion-left")
                        && raised.account().csm().equals("maria")));
        health().body("risks.indicator", hasItem("champion-left"));

        Broker.say(event(0, contact("bob", Account.Contact.Change.ADDED)));

        eventually(() -> assertThat(risks())
                .anyMatch(risk -> risk instanceof ChurnRisk.Cleared cleared
                        && cleared.indicator().equals("champion-left")));
        health().body("risks.size()", equalTo(0));
    }

    @Test
    void historyRaisesRisksOnlyOnceItHasSettled() {
        var stage = new Account.Renewal(Account.Renewal.Stage.NEGOTIATING, null, null);
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Broker.say(event(100, new Account.Contract(today.minusDays(300), today.plusDays(60), 9_000.0, null)));
        eventually(() -> health().body("asOf", equalTo(today.toString())));

        Broker.say(event(50, stage), event(50, contact("ann", Account.Contact.Change.LEFT)));

        eventually(() -> assertThat(risks()).hasSize(1));
        assertThat(risks().getFirst().indicator()).isEqualTo("champion-left");
    }

    @Test
    void poisonIsRejectedAndHarmsNothingElse() {
        Broker.say(event(0, described()));
        Broker.say(Topic.USAGE_EVENTS, account, "not json".getBytes(StandardCharsets.UTF_8));
        Broker.say(event(0, new Usage.Login("ann")));

        eventually(() -> health().body("components[0].measures[0].inputs.activeUsers", equalTo(1f)));
        var rejected = Broker.records(Topic.REJECTED_EVENTS).stream()
                .filter(record -> account.equals(record.key()))
                .toList();
        assertThat(rejected).hasSize(1);
        assertThat(new String(rejected.getFirst().value(), StandardCharsets.UTF_8))
                .isEqualTo("not json");
        assertThat(Broker.header(rejected.getFirst(), "dead-letter-topic")).isEqualTo("usage-events");
    }

    @Test
    void theScoreIsPublishedWithTheAccount() {
        Broker.say(event(0, described()), event(2, csat(5)), event(1, opened(Ticket.Priority.P2)));

        eventually(() -> {
            var scored = (Health.Scored)
                    Broker.events(Topic.HEALTH_SCORES, account).getLast().fact();
            assertThat(scored.model()).isEqualTo("value");
            assertThat(scored.account().csm()).isEqualTo("maria");
            assertThat(scored.account().segment()).isEqualTo("mid-market");
        });
    }

    @Test
    void listsAreFilteredAndPaged() {
        Broker.say(event(0, described()));
        eventually(() -> get("/v1/accounts?csm=maria&limit=1").body("accounts.size()", equalTo(1)));

        get("/v1/accounts?band=purple").statusCode(400).contentType("application/problem+json");
        get("/v1/accounts/nobody/health").statusCode(404).contentType("application/problem+json");
        get("/v1/accounts/" + account + "/health?asOf=2999-01-01").statusCode(400);
        get("/v1/accounts/" + account + "/history?days=3").body("days.size()", equalTo(3));
        get("/v1/models/value").body("bands.green", equalTo(80));
        given().get("/v1/accounts").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("shop", "publisher"))
                .get("/v1/accounts")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse health() {
        return get("/v1/accounts/" + account + "/health").statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.of("maria", "csm")).get(path).then();
    }

    private List<ChurnRisk> risks() {
        return Broker.events(Topic.CHURN_RISKS, account).stream()
                .map(event -> (ChurnRisk) event.fact())
                .toList();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private Event event(int daysAgo, Fact fact) {
        return new Event("test", UUID.randomUUID().toString(), account, now.minus(Duration.ofDays(daysAgo)), fact);
    }

    private static Account.Described described() {
        return new Account.Described(
                "Acme", null, 50_000.0, "maria", null, null, 10, null, 10.0, null, null, null, null);
    }

    private static Account.Contact contact(String contact, Account.Contact.Change change) {
        return new Account.Contact(contact, Account.Contact.Role.CHAMPION, change, null, null);
    }

    private static Survey.Answered csat(double score) {
        return new Survey.Answered(Survey.Type.CSAT, score, null, null, null, null);
    }

    private static Ticket.Opened opened(Ticket.Priority priority) {
        return new Ticket.Opened("t-" + priority.name().toLowerCase(Locale.ROOT), priority, null, null);
    }
}
