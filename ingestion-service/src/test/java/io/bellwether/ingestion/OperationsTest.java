package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.BATCH;
import static io.bellwether.ingestion.CloudEvents.batch;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OperationsTest {

    @Test
    void theServiceIsReadyOnceTheBrokerHasTheTopics() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void whatBecomesOfEventsIsCounted() {
        var account = "account-" + UUID.randomUUID();
        publisher()
                .contentType(BATCH)
                .body(batch(login("1", account), login("1", account), "{}"))
                .post("/v1/events");

        assertThat(given().get("/q/metrics").asString())
                .contains("bellwether_ingestion_events_total{outcome=\"accepted\",reason=\"none\",way=\"http\"}")
                .contains("bellwether_ingestion_events_total{outcome=\"duplicate\",reason=\"none\",way=\"http\"}")
                .contains(
                        "bellwether_ingestion_events_total{outcome=\"rejected\",reason=\"invalid-event\",way=\"http\"}")
                .contains("bellwether_ingestion_bytes_total")
                .contains("bellwether_ingestion_inflight_bytes 0.0");
    }

    @Test
    void theInterfaceDescribesItself() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Bellwether ingestion"))
                .body("paths.'/v1/events'.post.requestBody.content", hasKey("application/cloudevents-batch+json"))
                .body("paths.'/v1/events'.post.responses", hasKey("207"))
                .body("paths.'/v1/imports'.post.responses", hasKey("202"))
                .body("paths", hasKey("/v1/schemas/{kind}"));
    }
}
