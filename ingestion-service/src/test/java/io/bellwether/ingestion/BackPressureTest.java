package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.STRUCTURED;
import static io.bellwether.ingestion.CloudEvents.as;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Topic;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.ingestion.BackPressureTest.FourAtOnce;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What happens when the broker takes nothing, and publishers send on. */
@QuarkusTest
@TestProfile(FourAtOnce.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(OwnBroker.class)
class BackPressureTest {

    /** Four requests at once, two of each publisher, and patience with the broker. */
    public static final class FourAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.ingestion.in-flight-requests", "4",
                    "bellwether.ingestion.delivery-timeout", "PT2M",
                    "bellwether.ingestion.block-timeout", "PT1M");
        }
    }

    Runnable stopBroker;
    Runnable startBroker;

    @Inject
    InFlight inFlight;

    @Test
    void whoeverWouldWaitInVainIsSentAwayAtOnceAndNothingIsHalfTaken() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        send("ann", "0").statusCode(202);
        stopBroker.run();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var waiting = send(threads, "ann", "1");
            var _ = send(threads, "ann", "2");
            underWay(2);
            refused(send("ann", "3"), 429, "too-many-requests");
            var _ = send(threads, "bob", "4");
            var _ = send(threads, "bob", "5");
            underWay(4);
            refused(send("eve", "6"), 503, "overloaded");

            startBroker.run();
            assertThat(waiting.get().statusCode()).isEqualTo(202);
        }

        underWay(0);
        try (var usage = new Topics(Topic.USAGE_EVENTS)) {
            send("ann", "3").statusCode(202).body("accepted", equalTo(1));
            send("eve", "6").statusCode(202).body("accepted", equalTo(1));
            send("ann", "1").statusCode(202).body("duplicate", equalTo(1));

            assertThat(usage.await(2))
                    .extracting(record -> Topics.header(record, "ce_id"))
                    .containsExactlyInAnyOrder("3", "6");
        }
    }

    private void underWay(int requests) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(inFlight.requests()).isEqualTo(requests));
        if (requests == 0) {
            assertThat(inFlight.bytes()).isZero();
        }
    }

    private static void refused(ValidatableResponse answer, int status, String problem) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("type", equalTo("/problems/" + problem));
    }

    private static Future<Response> send(ExecutorService threads, String publisher, String id) {
        return threads.submit(() -> post(publisher, id));
    }

    private static ValidatableResponse send(String publisher, String id) {
        return post(publisher, id).then();
    }

    private static Response post(String publisher, String id) {
        return as(publisher, "publisher")
                .contentType(STRUCTURED)
                .body(login(id, "acme"))
                .post("/v1/events");
    }
}
