package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.as;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.bellwether.events.Topic;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ImportsResourceTest {

    private static final String MAPPING = """
            name: test
            files:
              - file: logins.csv.gz
                events:
                  - kind: usage.login
                    account: account
                    time: at
                    data:
                      user: user
            """;

    private final String account = "account-" + UUID.randomUUID();
    private Topics topics;

    @BeforeEach
    void listen() {
        topics = new Topics(Topic.USAGE_EVENTS, Topic.ACCOUNT_EVENTS);
    }

    @AfterEach
    void stopListening() {
        topics.close();
    }

    @Test
    void rowsBecomeEventsOnTheirTopic() throws IOException {
        var report = importOf(gzip(logins("2026-05-01T09:30:00,ada", "2026-05-01 11:00,zoë")), "logins.csv.gz", "");

        report.body("state", equalTo("done"), "mapping", equalTo("test"), "options.dryRun", equalTo(false))
                .body("counts.rows", equalTo(2), "counts.accepted", equalTo(2), "counts.rejected", equalTo(0))
                .body("files[0].file", equalTo("logins.csv.gz"), "files[0].counts.accepted", equalTo(2));
        var records = topics.await(2);
        assertThat(records).extracting(record -> record.key()).containsOnly(account);
        assertThat(records)
                .extracting(record -> Topics.header(record, "ce_time"))
                .containsExactly("2026-05-01T09:30:00Z", "2026-05-01T11:00:00Z");
        assertThat(records).extracting(Topics::text).containsExactly("{\"user\":\"ada\"}", "{\"user\":\"zoë\"}");
        assertThat(Topics.header(records.getFirst(), "ce_source")).isEqualTo("import:test");
    }

    @Test
    void theSameImportAgainHasTheSameIdsWhetherItIsCompressedShiftedOrNot() throws IOException {
        var csv = logins("2026-05-01,ada", "2026-05-01,ada", "2026-05-02,ada");

        importOf(csv.getBytes(UTF_8), "logins.csv", "")
                .body("counts.accepted", equalTo(3), "counts.repeated", equalTo(0));
        importOf(gzip(csv), "logins.csv.gz", "?shiftToNow=true")
                .body("counts.accepted", equalTo(3), "counts.repeated", equalTo(3));

        assertThat(topics.await(3))
                .hasSize(3)
                .extracting(record -> Topics.header(record, "ce_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aShiftToNowMovesTimesAndDatesByTheSameDays() {
        var mapping = """
                name: shifted
                files:
                  - file: accounts.csv
                    events:
                      - kind: account.described
                        account: account
                        time: at
                        data:
                          startDate: start
                """;
        var csv = "account,at,start\n%1$s,2020-01-01T12:00:00Z,2019-12-31\n%1$s,2020-01-03T12:00:00Z,2020-01-04\n"
                .formatted(account);

        finished(upload(mapping, csv.getBytes(UTF_8), "accounts.csv", "?shiftToNow=true"))
                .body("counts.accepted", equalTo(2));

        var last = topics.await(2).getLast();
        var time = Instant.parse(Topics.header(last, "ce_time"));
        assertThat(time).isBetween(Instant.now().minus(Duration.ofDays(1)), Instant.now());
        long days =
                Duration.between(Instant.parse("2020-01-03T12:00:00Z"), time).toDays();
        assertThat(Topics.text(last))
                .isEqualTo("{\"startDate\":\"%s\"}"
                        .formatted(LocalDate.parse("2020-01-04").plusDays(days)));
    }

    @Test
    void aDryRunChecksAllAndSendsNothing() {
        var csv = logins("2026-05-01,ada", "yesterday,ada");

        importOf(csv.getBytes(UTF_8), "logins.csv", "?dryRun=true")
                .body("counts.accepted", equalTo(1), "counts.rejected", equalTo(1));
        importOf(logins("2026-05-07,eve").getBytes(UTF_8), "logins.csv", "");

        assertThat(Topics.text(topics.awaitOne())).contains("eve");
    }

    @Test
    void aWrongRowIsReportedWithItsPlaceAndKeptAndTheOthersPass() {
        try (var rejected = new Topics(Topic.REJECTED_EVENTS)) {
            importOf(
                            logins("2026-05-01,ada", "yesterday,ada", "2026-05-01,", "2026-05-01")
                                    .getBytes(UTF_8),
                            "logins.csv",
                            "")
                    .body("state", equalTo("done"))
                    .body("counts.rows", equalTo(4), "counts.accepted", equalTo(1), "counts.rejected", equalTo(3))
                    .body("errors.line", contains(3, 4, 5))
                    .body("errors[0].column", equalTo("at"), "errors[0].value", equalTo("yesterday"))
                    .body("errors[0].why", containsString("is not a date or time"))
                    .body("errors[1].why", equalTo("/data/user is required"), "errors[1].column", equalTo("user"))
                    .body("errors[2].why", equalTo("has 2 values for 3 columns"));

            var record = rejected.await(3).stream()
                    .filter(wrong -> Topics.text(wrong).contains("yesterday"))
                    .findFirst()
                    .orElseThrow();
            assertThat(record.key()).isEqualTo(account);
            assertThat(Topics.header(record, "dead-letter-cause")).isEqualTo("/problems/invalid-row");
            assertThat(Topics.header(record, "dead-letter-file")).isEqualTo("logins.csv.gz");
            assertThat(Topics.header(record, "dead-letter-line")).isEqualTo("3");
            assertThat(Topics.header(record, "dead-letter-topic")).isEqualTo("usage-events");
        }
    }

    @Test
    void aFileThatBreaksOffFailsTheImportAndSaysWhere() throws IOException {
        var rows = IntStream.range(0, 50_000).mapToObj(number -> "2026-05-01,user-" + number);
        var whole = gzip(logins(rows.toArray(String[]::new)));

        importOf(Arrays.copyOf(whole, whole.length / 2), "logins.csv.gz", "")
                .body("state", equalTo("failed"))
                .body("detail", containsString("logins.csv.gz, about line"))
                .body("detail", containsString("To repeat the import is safe"));
    }

    @Test
    void mappingAndFilesMustFitEachOther() {
        upload(MAPPING, "a,b\n1,2\n".getBytes(UTF_8), "logins.csv", "")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-import"))
                .body("errors.pointer", hasItem("/files/0/events/0/account"))
                .body("errors.detail", hasItem(containsString("has no column 'account'; it has: a, b")));
        upload(MAPPING, logins().getBytes(UTF_8), "others.csv", "")
                .statusCode(400)
                .body("errors.detail", hasItem(containsString("the mapping names logins.csv.gz")))
                .body("errors.detail", hasItem(containsString("the mapping does not name others.csv")));
        upload("name: [", logins().getBytes(UTF_8), "logins.csv", "")
                .statusCode(400)
                .body("errors", hasSize(1));
        publisher()
                .multiPart("file", "logins.csv", logins().getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("mapping"));
    }

    @Test
    void importsCanBeListedAndAnUnknownOneIsNotFound() {
        var id = importOf(logins("2026-05-01,ada").getBytes(UTF_8), "logins.csv", "")
                .extract()
                .<String>path("id");

        publisher().get("/v1/imports").then().statusCode(200).body("id", hasItem(id));
        publisher().get("/v1/imports/" + UUID.randomUUID()).then().statusCode(404);
        as("csm").get("/v1/imports/" + id).then().statusCode(403);
    }

    private String logins(String... rows) {
        return Stream.of(rows)
                .map(row -> account + "," + row + "\n")
                .collect(Collectors.joining("", "account,at,user\n", ""));
    }

    private static ValidatableResponse importOf(byte[] file, String name, String query) {
        return finished(upload(MAPPING, file, name, query));
    }

    private static ValidatableResponse upload(String mapping, byte[] file, String name, String query) {
        return publisher()
                .multiPart("mapping", "mapping.yaml", mapping.getBytes(UTF_8))
                .multiPart("file", name, file)
                .post("/v1/imports" + query)
                .then();
    }

    private static ValidatableResponse finished(ValidatableResponse begun) {
        var location = begun.statusCode(202)
                .body("state", equalTo("waiting"))
                .extract()
                .header("Location");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(publisher().get(location).<String>path("state"))
                        .isIn("done", "failed"));
        return publisher().get(location).then().statusCode(200);
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
