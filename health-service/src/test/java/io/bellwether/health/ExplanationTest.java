package io.bellwether.health;

import static io.bellwether.health.Rest.csat;
import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.described;
import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Json;
import io.bellwether.events.Usage;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Explanations of earlier days and by other models, over REST. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExplanationTest {

    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    private final String account = newAccount("explained");

    @Test
    void onlyOfTodayAndByTheModelInForceIsAnythingRaised() {
        say(40, new Usage.Login("ann"), champion(Change.ADDED));
        say(1, champion(Change.LEFT));
        say(0, csat(5));
        eventually(() -> health("")
                .body("risks.find { it.indicator == 'champion-left' }.raised", is(true))
                .body("risks.find { it.indicator == 'champion-left' }.since", equalTo(day(1))));

        health("?asOf=" + day(1))
                .body("asOf", equalTo(day(1)))
                .body("risks.indicator", hasItem("champion-left"))
                .body("risks.holds", everyItem(is(true)))
                .body("risks.raised", everyItem(is(false)));
        health("?asOf=" + day(2)).body("risks.indicator", not(hasItem("champion-left")));
        health("?model=engagement")
                .body("model.name", equalTo("engagement"))
                .body("risks.indicator", hasItem("champion-left"))
                .body("risks.raised", everyItem(is(false)));
    }

    @Test
    void whatChangedSinceAnEarlierDayAddsUpAndNamesItsEvents() throws IOException {
        asBefore();
        eventually(() ->
                health("?against=" + day(10)).body("since.changes.find { it.measure == 'csat' }.value", equalTo(0.5f)));

        var said = json("?against=" + day(10));
        var since = said.path("since");
        double points = 0;
        for (var change : since.path("changes")) {
            points += change.path("points").doubleValue();
        }

        assertThat(since.path("asOf").textValue()).isEqualTo(day(10));
        assertThat(points).isCloseTo(since.path("points").doubleValue(), within(1e-9));
        assertThat(points)
                .isCloseTo(
                        said.path("exact").doubleValue() - since.path("exact").doubleValue(), within(1e-9));
        var csat = changeOfCsat(since);
        assertThat(csat.path("valueBefore").doubleValue()).isEqualTo(0.8);
        assertThat(csat.path("inputsBefore").path("answers").intValue()).isEqualTo(1);
        assertThat(csat.path("events").findValuesAsText("id")).containsExactly(account + "-0-0");
        assertThat(json("?asOf=" + day(10)).path("exact")).isEqualTo(since.path("exact"));
    }

    @Test
    void ofTwoEarlierDaysNothingLaterIsTold() throws IOException {
        asBefore();
        eventually(() -> health("?asOf=" + day(5) + "&against=" + day(25))
                .body("since.changes.find { it.measure == 'csat' }.value", equalTo(0.8f)));

        var csat = changeOfCsat(json("?asOf=" + day(5) + "&against=" + day(25)).path("since"));

        assertThat(csat.path("valueBefore").isNull()).isTrue();
        assertThat(csat.path("events").findValuesAsText("id")).containsExactly(account + "-20-0");
    }

    @Test
    void onlyDaysWithinTheHorizonAreExplainedAndOnlyEarlierOnesComparedWith() {
        say(0, csat(5));
        eventually(() -> health(""));

        for (var query : List.of(
                "?asOf=" + day(-1),
                "?asOf=" + day(401),
                "?asOf=yesterday",
                "?against=" + day(0),
                "?asOf=" + day(5) + "&against=" + day(5))) {
            csm().get("/v1/accounts/" + account + "/health" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    /** A satisfied account that gives a bad answer today. */
    private void asBefore() {
        say(
                40,
                described(null, 9_000.0, null, null),
                new Usage.Login("ann"),
                new Account.Payment(Account.Payment.State.CURRENT),
                new Account.Renewal(null, null, true));
        say(20, csat(4));
        say(0, csat(1));
    }

    private static JsonNode changeOfCsat(JsonNode since) {
        for (var change : since.path("changes")) {
            if (change.path("measure").textValue().equals("csat")) {
                return change;
            }
        }
        throw new AssertionError("no change of csat in " + since);
    }

    private ValidatableResponse health(String query) {
        return csm().get("/v1/accounts/" + account + "/health" + query).then().statusCode(200);
    }

    /** JsonPath would round to floats. */
    private JsonNode json(String query) throws IOException {
        return Json.mapper().readTree(health(query).extract().asString());
    }

    private void say(int daysAgo, Fact... facts) {
        for (int i = 0; i < facts.length; i++) {
            var id = account + "-" + daysAgo + "-" + i;
            Broker.say(new Event("test", id, account, now.minus(Duration.ofDays(daysAgo)), facts[i]));
        }
    }

    private String day(int daysAgo) {
        return today.minusDays(daysAgo).toString();
    }

    private static Account.Contact champion(Change change) {
        return new Account.Contact("eve", Role.CHAMPION, change, null, null);
    }
}
