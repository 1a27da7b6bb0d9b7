package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.BATCH;
import static io.bellwether.ingestion.CloudEvents.batch;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.bellwether.ingestion.BrokerAwayTest.Impatient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Impatient.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(OwnBroker.class)
class BrokerAwayTest {

    /** Gives the broker up soon. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.ingestion.delivery-timeout", "PT2S",
                    "bellwether.ingestion.block-timeout", "PT1S",
                    "bellwether.ingestion.ready-patience", "PT1M");
        }
    }

    Runnable stopBroker;
    Runnable startBroker;

    @Test
    void nothingIsLostWhenTheBrokerGoesAndComesBack() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> ready(200));
        send(batch(login("1", "acme"))).statusCode(202);

        stopBroker.run();
        send(batch(login("2", "acme"), login("2", "acme"), "{}"))
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body(
                        "type",
                        equalTo("/problems/broker-unavailable"),
                        "detail",
                        containsString("send the whole request again"))
                .body("accepted", equalTo(0), "unavailable", equalTo(2))
                .body("receipts.status", contains("unavailable", "unavailable", "rejected"));
        ready(200);

        startBroker.run();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        send(batch(login("2", "acme"))).statusCode(202).body("receipts.status", contains("accepted")));
    }

    private static ValidatableResponse send(String batch) {
        return publisher().contentType(BATCH).body(batch).post("/v1/events").then();
    }

    private static void ready(int status) {
        given().get("/q/health/ready").then().statusCode(status);
    }
}
