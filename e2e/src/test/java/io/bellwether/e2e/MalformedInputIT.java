package io.bellwether.e2e;

import static io.bellwether.e2e.Bellwether.ask;
import static io.bellwether.e2e.Bellwether.assertScored;
import static io.bellwether.e2e.Bellwether.health;
import static io.bellwether.e2e.Bellwether.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Codec;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage.Login;
import io.bellwether.quickstart.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MalformedInputIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aBadEventIsRefusedWithTheReasonAndTheGoodOnesOfItsBatchAreTaken() {
        var good = "\"specversion\":\"1.0\",\"source\":\"e2e\",\"type\":\"io.bellwether.usage.login.v1\","
                + "\"subject\":\"mixed-batch\",\"time\":\"2026-05-04T07:58:12Z\"";
        var batch = "[{%s,\"id\":\"1\",\"data\":{\"user\":\"u\"}},{%s,\"id\":\"2\",\"data\":{}}]".formatted(good, good);

        ask(Service.INGESTION, "publisher")
                .contentType("application/cloudevents-batch+json")
                .body(batch)
                .post("/v1/events")
                .then()
                .statusCode(207)
                .body("receipts.status", contains("accepted", "rejected"))
                .body("receipts[1].problem.pointer", equalTo("/data/user"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(KafkaSide.records(Topic.REJECTED_EVENTS))
                        .anySatisfy(record -> {
                            assertThat(new String(record.value(), UTF_8)).contains("\"id\":\"2\"", "mixed-batch");
                            assertThat(KafkaSide.header(record, "dead-letter-reason"))
                                    .isNotBlank();
                        }));
    }

    @Test
    void bytesThatAreNoEventAreRefusedAndKept() {
        ask(Service.INGESTION, "publisher")
                .contentType("application/cloudevents+json")
                .body("{\"specversion\": oops")
                .post("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(KafkaSide.records(Topic.REJECTED_EVENTS))
                        .anySatisfy(record ->
                                assertThat(new String(record.value(), UTF_8)).contains("oops")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"USAGE_EVENTS", "TICKET_EVENTS", "SURVEY_EVENTS", "ACCOUNT_EVENTS"})
    void garbageOnATopicIsSetAsideAndTheEventsBehindItCount(Topic topic) {
        var account = "after-garbage-" + topic.topicName();
        var life = new Happenings(account);
        var garbage = "garbage on " + topic.topicName();

        KafkaSide.produce(topic, account, Map.of(), garbage.getBytes(UTF_8));
        KafkaSide.produce(topic, account, Map.of("ce_specversion", "1.0", "ce_id", "x"), new byte[] {(byte) 0xff, 0});
        assertThat(send(life.healthyLife()).statusCode()).isEqualTo(202);

        await().atMost(SOON).untilAsserted(() -> {
            assertScored(account);
            assertThat(KafkaSide.records(Topic.REJECTED_EVENTS)).anySatisfy(record -> {
                assertThat(record.value()).isEqualTo(garbage.getBytes(UTF_8));
                assertThat(KafkaSide.header(record, "dead-letter-topic")).isEqualTo(topic.topicName());
            });
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"CHURN_RISKS", "EXPANSION_TRIGGERS"})
    void garbageOnWhatAlertingReadsIsSetAsideToo(Topic topic) {
        var garbage = "garbage on " + topic.topicName();

        KafkaSide.produce(topic, "someone", Map.of(), garbage.getBytes(UTF_8));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(KafkaSide.records(Topic.REJECTED_EVENTS))
                        .anySatisfy(record -> assertThat(record.value()).isEqualTo(garbage.getBytes(UTF_8))));
    }

    @Test
    void anEventOfAnUnknownKindIsSkipped() {
        var life = new Happenings("unknown-kind");
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", "1",
                "ce_source", "e2e",
                "ce_type", "io.bellwether.usage.teleported.v7",
                "ce_subject", "unknown-kind",
                "ce_time", "2026-05-04T07:58:12Z");

        KafkaSide.produce(Topic.USAGE_EVENTS, "unknown-kind", headers, "{}".getBytes(UTF_8));
        send(life.healthyLife()).then().statusCode(202);

        await().atMost(SOON).untilAsserted(() -> assertScored("unknown-kind"));
    }

    @Test
    void aRecordUnderAnotherAccountsKeyChangesNothingOfThatAccount() {
        var victim = new Happenings("victim");
        send(victim.healthyLife()).then().statusCode(202);
        await().atMost(SOON).untilAsserted(() -> assertScored("victim"));
        var before = exact("victim");
        var stray = new Happenings("intruder").event(0, new Login("u-intruder"));
        var message = Codec.encode(stray);

        KafkaSide.produce(Topic.USAGE_EVENTS, "victim", message.headers(), message.value());
        send(List.of(new Happenings("follower").event(0, new Login("u"))))
                .then()
                .statusCode(202);

        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(exact("victim")).isEqualTo(before));
    }

    private static double exact(String account) {
        return health(account).jsonPath().getDouble("exact");
    }
}
