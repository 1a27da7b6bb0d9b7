package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.BATCH;
import static io.bellwether.ingestion.CloudEvents.STRUCTURED;
import static io.bellwether.ingestion.CloudEvents.as;
import static io.bellwether.ingestion.CloudEvents.batch;
import static io.bellwether.ingestion.CloudEvents.event;
import static io.bellwether.ingestion.CloudEvents.eventAt;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Topic;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EventsResourceTest {

    private final String account = "account-" + UUID.randomUUID();
    private Topics usage;

    @BeforeEach
    void listen() {
        usage = new Topics(Topic.USAGE_EVENTS);
    }

    @AfterEach
    void stopListening() {
        usage.close();
    }

    @Test
    void anEventInStructuredModeGoesToItsTopicWithItsDataAsItWasSent() {
        var data = "{ \"user\":\"zo\\u00eb\",  \"plan\": {\"seats\": 5} }";

        publisher()
                .contentType(STRUCTURED + "; charset=utf-8")
                .body(event("1", account, "usage.login", data))
                .post("/v1/events")
                .then()
                .statusCode(202)
                .contentType("application/json")
                .body("accepted", equalTo(1), "receipts", hasSize(1))
                .body("receipts[0].index", equalTo(0), "receipts[0].id", equalTo("1"))
                .body("receipts[0].status", equalTo("accepted"), "receipts[0].problem", nullValue());

        var record = usage.awaitOne();
        assertThat(record.key()).isEqualTo(account);
        assertThat(Topics.text(record)).isEqualTo(data);
        var decoded = Codec.decode(name -> Topics.header(record, name), record.value());
        assertThat(decoded).isInstanceOfSatisfying(Known.class, known -> {
            assertThat(known.event().id()).isEqualTo("1");
            assertThat(known.event().source()).isEqualTo("urn:" + account);
            assertThat(known.event().time()).isEqualTo("2026-05-01T09:30:00Z");
        });
    }

    @Test
    void anEventInBinaryModeTakesItsAttributesFromPercentEncodedHeaders() {
        publisher()
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "%E2%82%AC+1%20%25")
                .header("ce-source", "urn:product")
                .header("ce-type", "io.bellwether.usage.login.v1")
                .header("ce-subject", account)
                .header("ce-time", "2026-05-01T11:30:00+02:00")
                .body("{\"user\": \"ada\"}")
                .post("/v1/events")
                .then()
                .statusCode(202)
                .body("receipts[0].id", equalTo("€+1 %"));

        var record = usage.awaitOne();
        assertThat(Topics.header(record, "ce_id")).isEqualTo("€+1 %");
        assertThat(Topics.header(record, "ce_time")).isEqualTo("2026-05-01T09:30:00Z");
        assertThat(Topics.text(record)).isEqualTo("{\"user\": \"ada\"}");
    }

    @Test
    void attributesThatNobodyKnowsTravelAlong() {
        var extended = login("1", account).replace("\"data\"", "\"traceparent\":\"00-ab\",\"seq\":7,\"data\"");

        publisher()
                .contentType(STRUCTURED)
                .body(extended)
                .post("/v1/events")
                .then()
                .statusCode(202);

        var record = usage.awaitOne();
        assertThat(Topics.header(record, "ce_traceparent")).isEqualTo("00-ab");
        assertThat(Topics.header(record, "ce_seq")).isEqualTo("7");
    }

    @Test
    void badEventsOfABatchNeverHoldBackGoodOnes() {
        var brokenJson = "{\"id\": \"broken\" \"no comma\"}";
        var tooDeep = event("deep", account, "usage.login", "[".repeat(40) + "]".repeat(40));

        publisher()
                .contentType(BATCH)
                .body(batch(login("1", account), brokenJson, login("1", account), tooDeep, login("2", account)))
                .post("/v1/events")
                .then()
                .statusCode(207)
                .contentType("application/json")
                .body("accepted", equalTo(2), "duplicate", equalTo(1), "rejected", equalTo(2))
                .body("receipts.index", contains(0, 1, 2, 3, 4))
                .body("receipts.id", contains("1", "broken", "1", "deep", "2"))
                .body("receipts.status", contains("accepted", "rejected", "duplicate", "rejected", "accepted"))
                .body("receipts[1].problem.type", equalTo("/problems/not-json"));

        assertThat(usage.await(2))
                .extracting(record -> Topics.header(record, "ce_id"))
                .containsExactly("1", "2");
    }

    @Test
    void anEmptyBatchIsTaken() {
        publisher()
                .contentType(BATCH)
                .body(" [ ] ")
                .post("/v1/events")
                .then()
                .statusCode(202)
                .body("receipts", hasSize(0));
    }

    @Test
    void aDuplicateOfARejectedEventIsNone() {
        publisher()
                .contentType(BATCH)
                .body(batch(event("1", account, "usage.login", "{}"), login("1", account)))
                .post("/v1/events")
                .then()
                .statusCode(207)
                .body("receipts.status", contains("rejected", "accepted"));
    }

    @Test
    void everyFaultOfTheDataIsReportedWithItsPlace() {
        publisher()
                .contentType(STRUCTURED)
                .body(event("1", account, "usage.feature-used", "{\"count\":0,\"core\":\"yes\"}"))
                .post("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/no-event-accepted"), "status", equalTo(400))
                .body("receipts[0].problem.type", equalTo("/problems/invalid-event"))
                .body(
                        "receipts[0].problem.errors.pointer.sort()",
                        contains("/data/core", "/data/count", "/data/feature"));
    }

    @Test
    void whatASchemaDoesNotStateIsCheckedToo() {
        publisher()
                .contentType(STRUCTURED)
                .body(event("1", account, "survey.answered", "{\"survey\":\"csat\",\"score\":9}"))
                .post("/v1/events")
                .then()
                .statusCode(400)
                .body("receipts[0].problem.pointer", equalTo("/data/score"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "id":"1"             | "id":1                                   | invalid-event | /id
                    "id":"1"             | "id":""                                  | invalid-event | /id
                    1.0                  | 0.3                                      | invalid-event | /specversion
                    2026-05-01T09:30:00Z | yesterday                                | invalid-event | /time
                    usage.login          | usage.logout                             | unknown-type  | /type
                    usage.login          | health.scored                            | reserved-type | /type
                    "data"               | "data_base64"                            | invalid-event | /data_base64
                    "data"               | "dataschema"                             | invalid-event | /dataschema
                    "specversion"        | "Nonsense":1,"specversion"               | invalid-event | /Nonsense
                    "specversion"        | "datacontenttype":"text/xml","specversion" | invalid-event | /datacontenttype
                    {"user":"ada"}       | null                                     | invalid-event | /data
                    {"user":"ada"}       | []                                       | invalid-event | /data
                    """, quoteCharacter = '`')
    void whatIsNoEventOfTheContractIsRejected(String from, String to, String problem, String pointer) {
        var wrong = login("1", account).replace(from, to);

        publisher()
                .contentType(STRUCTURED)
                .body(wrong)
                .post("/v1/events")
                .then()
                .statusCode(400)
                .body("receipts[0].problem.type", equalTo("/problems/" + problem))
                .body("receipts[0].problem.pointer", equalTo(pointer));
    }

    @Test
    void aTimeMoreThanADayAheadIsRejectedAndOneLongPastIsNot() {
        var ahead = eventAt(Instant.now().plus(Duration.ofHours(25)).toString(), "1", account, "usage.community", "{}");
        var past = eventAt("1999-01-01T00:00:00Z", "2", account, "usage.community", "{}");

        publisher()
                .contentType(BATCH)
                .body(batch(ahead, past))
                .post("/v1/events")
                .then()
                .statusCode(207)
                .body("receipts.status", contains("rejected", "accepted"))
                .body("receipts[0].problem.type", equalTo("/problems/future-time"))
                .body("receipts[0].problem.pointer", equalTo("/time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{} {}", "[", "[1,2"})
    void aBodyThatIsNoJsonIsABadRequest(String body) {
        publisher()
                .contentType(BATCH)
                .body(body)
                .post("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("receipts[0].problem.type", equalTo("/problems/not-json"));
    }

    @Test
    void whatIsNotUtf8IsRejectedAndItsNeighboursAreNot() {
        var latin = login("caf\u00e9", account);

        publisher()
                .contentType(BATCH)
                .body(batch(login("1", account), latin).getBytes(ISO_8859_1))
                .post("/v1/events")
                .then()
                .statusCode(207)
                .body("receipts.status", contains("accepted", "rejected"))
                .body("receipts[1].problem.detail", containsString("UTF-8"));
    }

    @Test
    void onlyPublishersAndAdminsMaySend() {
        var request = login("1", account);
        given().contentType(STRUCTURED).body(request).post("/v1/events").then().statusCode(401);
        as("csm")
                .contentType(STRUCTURED)
                .body(request)
                .post("/v1/events")
                .then()
                .statusCode(403);
        as("admin")
                .contentType(STRUCTURED)
                .body(request)
                .post("/v1/events")
                .then()
                .statusCode(202);
    }
}
