package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.BATCH;
import static io.bellwether.ingestion.CloudEvents.STRUCTURED;
import static io.bellwether.ingestion.CloudEvents.batch;
import static io.bellwether.ingestion.CloudEvents.event;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Topic;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RejectedEventsTest {

    private Topics rejected;

    @BeforeEach
    void listen() {
        rejected = new Topics(Topic.REJECTED_EVENTS);
    }

    @AfterEach
    void stopListening() {
        rejected.close();
    }

    @Test
    void aRejectedEventIsKeptAsItCameWithTheReason() {
        var wrong = event("1", "acme", "usage.data-quality", "{ \"score\": 7 }");

        publisher()
                .contentType(BATCH)
                .body(batch(login("2", "acme"), "  " + wrong + "\n"))
                .post("/v1/events")
                .then()
                .statusCode(207);

        var record = rejected.awaitOne();
        assertThat(record.key()).isEqualTo("acme");
        assertThat(Topics.text(record)).isEqualTo(wrong);
        assertThat(Topics.header(record, "dead-letter-reason"))
                .contains("/data/score")
                .contains("maximum");
        assertThat(Topics.header(record, "dead-letter-cause")).isEqualTo("/problems/invalid-event");
        assertThat(Topics.header(record, "dead-letter-pointer")).isEqualTo("/data/score");
        assertThat(Topics.header(record, "dead-letter-topic")).isEqualTo("usage-events");
        assertThat(Topics.header(record, "bellwether-source")).isEqualTo("ingestion-service");
        assertThat(Topics.header(record, "content-type")).isEqualTo(STRUCTURED);
        assertThat(Instant.parse(Topics.header(record, "rejected-at"))).isBefore(Instant.now());
    }

    @Test
    void aRejectedEventInBinaryModeKeepsItsAttributes() {
        publisher()
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "urn:product")
                .header("ce-type", "io.bellwether.usage.login.v9")
                .header("ce-subject", "acme")
                .header("ce-time", "2026-05-01T09:30:00Z")
                .body("{\"user\":\"ada\"}")
                .post("/v1/events")
                .then()
                .statusCode(400);

        var record = rejected.awaitOne();
        assertThat(Topics.text(record)).isEqualTo("{\"user\":\"ada\"}");
        assertThat(Topics.header(record, "ce_type")).isEqualTo("io.bellwether.usage.login.v9");
        assertThat(Topics.header(record, "dead-letter-cause")).isEqualTo("/problems/unknown-type");
        assertThat(Topics.header(record, "dead-letter-topic")).isEmpty();
    }

    @Test
    void aBodyThatIsNoJsonIsKeptUpToAMegabyte() {
        var nonsense = "n".repeat(Records.LARGEST_ORIGINAL + 1);

        publisher().contentType(BATCH).body(nonsense).post("/v1/events").then().statusCode(400);

        var record = rejected.awaitOne();
        assertThat(record.key()).isNull();
        assertThat(record.value()).hasSize(Records.LARGEST_ORIGINAL);
        assertThat(Topics.header(record, "truncated")).isEqualTo("true");
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsNotRecorded() {
        given().contentType(STRUCTURED)
                .body("nonsense")
                .post("/v1/events")
                .then()
                .statusCode(401);
        publisher()
                .contentType(STRUCTURED)
                .body("known")
                .post("/v1/events")
                .then()
                .statusCode(400);

        assertThat(Topics.text(rejected.awaitOne())).isEqualTo("known");
    }
}
