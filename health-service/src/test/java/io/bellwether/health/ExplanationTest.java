package io.bellwether.health;

import static io.bellwether.health.Rest.csat;
import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.eventually;
import static io.bellwether.health.Rest.newAccount;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.bellwether.events.Account;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Usage;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    private ValidatableResponse health(String query) {
        return csm().get("/v1/accounts/" + account + "/health" + query).then().statusCode(200);
    }

    private void say(int daysAgo, Fact... facts) {
        for (var fact : facts) {
            var time = now.minus(Duration.ofDays(daysAgo));
            Broker.say(new Event("test", newAccount("event"), account, time, fact));
        }
    }

    private String day(int daysAgo) {
        return today.minusDays(daysAgo).toString();
    }

    private static Account.Contact champion(Change change) {
        return new Account.Contact("eve", Role.CHAMPION, change, null, null);
    }
}
