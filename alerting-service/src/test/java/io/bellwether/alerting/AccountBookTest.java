package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Health;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccountBookTest {

    @Inject
    Broker broker;

    @Test
    void whatEventsAndScoresSayOfAnAccountIsKnown() {
        broker.say("known", described("Acme GmbH", List.of("strategic", "beta")));
        broker.say("known", new Contract(Facts.TODAY, Facts.TODAY.plusYears(1), 120_000.0, 12));
        broker.say("known", scored());

        await().untilAsserted(() -> asMaria()
                .get("/v1/accounts/known")
                .then()
                .statusCode(200)
                .body("name", equalTo("Acme GmbH"))
                .body("segment", equalTo("enterprise"))
                .body("region", equalTo("dach"))
                .body("tags", contains("strategic", "beta"))
                .body("firstStart", equalTo("2026-05-15"))
                .body("contractEnd", equalTo("2027-05-15"))
                .body("score", equalTo(63))
                .body("band", equalTo("yellow"))
                .body("risk", equalTo("high")));
    }

    @Test
    void namesAsLongAsMayBeAreKnownToo() {
        var longest = "x".repeat(10_000);

        broker.say("long", described(longest, List.of(longest)));

        await().untilAsserted(() -> asMaria().get("/v1/accounts/long").then().body("name", equalTo(longest)));
        assertThat(broker.rejectedKeys()).doesNotContain("long");
    }

    @Test
    void anUnknownAccountIsNotFound() {
        asMaria().get("/v1/accounts/nobody-knows").then().statusCode(404);
    }

    private static Described described(String name, List<String> tags) {
        return new Described(name, null, null, name, null, null, 250, null, null, null, null, "dach", tags);
    }

    private static Health.Scored scored() {
        return new Health.Scored(
                LocalDate.parse("2026-05-15"),
                "value",
                1,
                true,
                63,
                62.9,
                0.8,
                Band.YELLOW,
                Band.YELLOW,
                null,
                Severity.HIGH,
                null,
                AccountCard.UNKNOWN);
    }
}
