package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.BATCH;
import static io.bellwether.ingestion.CloudEvents.batch;
import static io.bellwether.ingestion.CloudEvents.event;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Topic;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.ingestion.admission.Verdict.Duplicate;
import io.bellwether.ingestion.intake.Intake;
import io.bellwether.ingestion.intake.Slice;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RepetitionsTest {

    private final String account = "account-" + UUID.randomUUID();

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    IngestionConfig config;

    @Inject
    Intake intake;

    @Inject
    Clock clock;

    @Test
    void whatWasAcceptedIsADuplicateWhenItComesAgainAndIsNotSent() {
        try (var usage = new Topics(Topic.USAGE_EVENTS)) {
            send(login("1", account)).statusCode(202).body("receipts.status", contains("accepted"));

            send(login("1", account), login("2", account))
                    .statusCode(202)
                    .body("accepted", equalTo(1), "duplicate", equalTo(1))
                    .body("receipts.status", contains("duplicate", "accepted"));

            assertThat(usage.await(2))
                    .filteredOn(record -> record.key().equals(account))
                    .extracting(record -> Topics.header(record, "ce_id"))
                    .containsExactly("1", "2");
        }
    }

    @Test
    void theSameIdWithOtherContentIsRejectedAndKept() {
        try (var rejected = new Topics(Topic.REJECTED_EVENTS)) {
            send(login("1", account)).statusCode(202);

            send(event("1", account, "usage.login", "{\"user\":\"eve\"}"))
                    .statusCode(400)
                    .body("receipts[0].id", equalTo("1"), "receipts[0].status", equalTo("rejected"))
                    .body("receipts[0].problem.type", equalTo("/problems/id-conflict"))
                    .body("receipts[0].problem.pointer", equalTo("/id"));

            var record = rejected.awaitOne();
            assertThat(record.key()).isEqualTo(account);
            assertThat(Topics.text(record)).isEqualTo("{\"user\":\"eve\"}");
            assertThat(Topics.header(record, "ce_id")).isEqualTo("1");
            assertThat(Topics.header(record, "dead-letter-topic")).isEqualTo("usage-events");
        }
    }

    /** What an instance knows that starts later, be it this one or another. */
    @Test
    void anInstanceThatStartsKnowsWhatWasAcceptedBefore() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        send(login("1", account)).statusCode(202);

        var ids = new AcceptedIds(config);
        var topic = new ReceiptTopic(kafka, ids, config, clock);
        topic.start(new StartupEvent());
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(topic.call().getStatus()).isEqualTo(Status.UP);
                assertThat(knows(ids, "1")).isTrue();
            });
            assertThat(knows(ids, "2")).isFalse();

            send(login("2", account)).statusCode(202);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(knows(ids, "2")).isTrue());
        } finally {
            topic.stop(new ShutdownEvent());
        }
    }

    private boolean knows(AcceptedIds ids, String id) {
        var event = intake.structured(Slice.all(login(id, account).getBytes(UTF_8)), clock.instant());
        return new Door(ids, clock).screen(List.of(event)).verdicts().getFirst() instanceof Duplicate;
    }

    private static ValidatableResponse send(String... events) {
        return publisher()
                .contentType(BATCH)
                .body(batch(events))
                .post("/v1/events")
                .then();
    }
}
