package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.TODAY;
import static io.bellwether.alerting.Facts.risk;
import static io.bellwether.alerting.Patience.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bellwether.events.Account;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskUrgencyTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @Inject
    RankJob rankJob;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void theUrgencyIsToldAndGrowsAsTheRenewalDrawsNearer() {
        var card = new AccountCard("Acme GmbH", "maria", "mid-market", 400_000.0, LocalDate.parse("2026-07-31"));
        broker.say("urgent", risk("red-health", Severity.HIGH, TODAY, card));
        var id = onlyTask("urgent");
        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .body("urgency", equalTo(16f))
                .body("urgencyHow", equalTo("high ×4.00, ARR 400,000 ×2.00, renewal on 2026-07-31 ×2.00"))
                .body("arr", equalTo(400_000f))
                .body("segment", equalTo("mid-market"))
                .body("renewal", equalTo("2026-07-31"));

        clock.advance(Duration.ofDays(17));
        rankJob.run();

        asMaria()
                .get("/v1/tasks/" + id)
                .then()
                .body("urgency", equalTo(20f))
                .body("version", equalTo(1))
                .body("history", hasSize(1));
    }

    @Test
    void theUrgencyFollowsWhatBecomesKnownOfTheAccount() {
        broker.say("follow", risk("red-health", Severity.HIGH, TODAY, AccountCard.UNKNOWN));
        var id = onlyTask("follow");
        asMaria().get("/v1/tasks/" + id).then().body("urgency", equalTo(2f));

        broker.say(
                "follow",
                new Account.Contract(LocalDate.parse("2025-06-01"), LocalDate.parse("2026-05-31"), 100_000.0, 12));

        await().untilAsserted(() -> {
            rankJob.run();
            asMaria()
                    .get("/v1/tasks/" + id)
                    .then()
                    .body("arr", equalTo(100_000f))
                    .body("renewal", equalTo("2026-05-31"))
                    .body("segment", equalTo("mid-market"))
                    .body("urgency", equalTo(12f))
                    .body("version", equalTo(1));
        });
    }
}
