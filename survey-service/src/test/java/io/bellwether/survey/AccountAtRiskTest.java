package io.bellwether.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Severity;
import io.bellwether.fixture.Broker;
import io.bellwether.fixture.Infrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is asked for NPS while health-service says that their account may leave. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccountAtRiskTest {

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry meters;

    @Inject
    Database database;

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void whileItIsAtRiskNobodyIsAskedForNpsUnlessThatIsMeant() {
        var counted = meters.counter("bellwether.survey.not.asked", "reason", "account-at-risk");
        double before = counted.count();
        say(raised("nps-low", Severity.LOW), raised("usage-decline", Severity.HIGH));
        awaitRisk("usage-decline");

        Api.invite(request("nps", false))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/account-at-risk"))
                .body("detail", containsString("usage-decline (high, since 2026-05-04)"));

        assertThat(Api.invitationsOf(account)).isEmpty();
        assertThat(counted.count()).isEqualTo(before + 1);
        Api.invite(request("csat", false)).then().statusCode(201);
        Api.invite(request("nps", true)).then().statusCode(201);
    }

    @Test
    void aRoundAsksAgainOnceTheRiskIsClearedOrMilder() {
        say(raised("usage-decline", Severity.CRITICAL), raised("red-health", Severity.HIGH));
        awaitRisk("red-health");
        Api.invite(request("nps", false)).then().statusCode(409);

        say(
                raised("red-health", Severity.MEDIUM),
                new ChurnRisk.Cleared("usage-decline", "Usage is back."),
                raised("ticket-spike", Severity.MEDIUM));
        awaitRisk("ticket-spike");

        Api.invite(request("nps", false)).then().statusCode(201);
    }

    @Test
    void theSameRiskToldAgainIsOneAndItsLastWordCounts() {
        say(
                raised("usage-decline", Severity.HIGH),
                raised("usage-decline", Severity.CRITICAL),
                new ChurnRisk.Cleared("usage-decline", "Usage is back."),
                raised("champion-left", Severity.LOW));
        awaitRisk("champion-left");

        Api.invite(request("nps", false)).then().statusCode(201);
    }

    private void say(Fact... facts) {
        Broker.say(List.of(facts).stream()
                .map(fact -> new Event(
                        "urn:bellwether:health-service", UUID.randomUUID().toString(), account, clock.instant(), fact))
                .toArray(Event[]::new));
    }

    private static ChurnRisk.Raised raised(String indicator, Severity severity) {
        var since = LocalDate.parse("2026-05-04");
        return new ChurnRisk.Raised(indicator, severity, since, "It fell.", null, null, List.of(), null);
    }

    /** All that was said before it is known, too. */
    private void awaitRisk(String indicator) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.risksOf(account)).contains(indicator));
    }

    private String request(String survey, boolean evenAtRisk) {
        return """
                {"account": "%s", "contact": "jo", "survey": "%s", "evenAtRisk": %s}""".formatted(account, survey, evenAtRisk);
    }
}
