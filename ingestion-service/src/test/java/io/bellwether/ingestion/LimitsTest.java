package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.BATCH;
import static io.bellwether.ingestion.CloudEvents.STRUCTURED;
import static io.bellwether.ingestion.CloudEvents.event;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.bellwether.fixture.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LimitsTest {

    private static final int MEBIBYTE = 1 << 20;

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void anEventOfOneMebibyteIsTakenAndALargerOneIsNot() {
        send(STRUCTURED, eventOfSize(MEBIBYTE)).statusCode(202);
        problem(send(STRUCTURED, eventOfSize(MEBIBYTE + 1)), 413, "body-too-large");
    }

    @Test
    void aLargerEventIsRejectedWithinItsBatch() {
        send(BATCH, batch(login("1", account), eventOfSize(MEBIBYTE + 1)).getBytes(UTF_8))
                .statusCode(207)
                .body("receipts.status", contains("accepted", "rejected"))
                .body("receipts[1].problem.type", equalTo("/problems/event-too-large"));
    }

    @Test
    void aBatchHasAtMostAThousandEvents() {
        send(BATCH, logins(1000)).statusCode(202).body("accepted", equalTo(1000));
        problem(send(BATCH, logins(1001)), 413, "body-too-large").body("detail", containsString("1000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20})
    void aBatchHasAtMostTenMebibytes(int mebibytes) {
        problem(send(BATCH, new byte[mebibytes * MEBIBYTE + 1]), 413, "body-too-large");
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        sendGzip(STRUCTURED, gzip(login("1", account).getBytes(UTF_8))).statusCode(202);
    }

    @Test
    void theLimitHoldsForWhatIsUnpacked() throws IOException {
        problem(sendGzip(BATCH, gzip(new byte[200 * MEBIBYTE])), 413, "body-too-large");
    }

    @Test
    void whatIsNoGzipIsABadRequest() throws IOException {
        problem(sendGzip(STRUCTURED, login("1", account).getBytes(UTF_8)), 400, "bad-request");
        var cut = gzip(login("1", account).getBytes(UTF_8));
        problem(sendGzip(STRUCTURED, Arrays.copyOf(cut, cut.length - 9)), 400, "bad-request");
    }

    @Test
    void otherEncodingsMediaTypesAndCharsetsAreRefused() {
        problem(
                publisher()
                        .header("Content-Encoding", "deflate")
                        .contentType(STRUCTURED)
                        .body("x")
                        .post("/v1/events")
                        .then(),
                415,
                "unsupported-media-type");
        problem(send("text/csv", "x".getBytes(UTF_8)), 415, "unsupported-media-type");
        problem(send(STRUCTURED + "; charset=iso-8859-1", "x".getBytes(UTF_8)), 415, "unsupported-media-type");
    }

    @Test
    void aBodyOfWhichNobodySaysWhatItIsIsRefused() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/events"))
                .header("Authorization", "Bearer " + Tokens.of("somebody", "publisher"))
                .POST(BodyPublishers.ofString(login("1", account)))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(415);
        }
    }

    @Test
    void wrongPathsAndMethodsAreProblemsToo() {
        problem(publisher().get("/v1/event").then(), 404, "not-found");
        problem(publisher().get("/v1/events").then(), 405, "method-not-allowed");
        problem(publisher().delete("/v1/imports").then(), 405, "method-not-allowed");
    }

    @Test
    void whoIsNotKnownIsRefusedBeforeTheBodyIsRead() {
        problem(
                given().contentType(BATCH)
                        .body(new byte[20 * MEBIBYTE])
                        .post("/v1/events")
                        .then(),
                401,
                "unauthorized");
        problem(
                given().multiPart("file", "a.csv", new byte[20 * MEBIBYTE])
                        .post("/v1/imports")
                        .then(),
                401,
                "unauthorized");
    }

    private static ValidatableResponse send(String contentType, byte[] body) {
        return publisher()
                .contentType(contentType)
                .body(body)
                .post("/v1/events")
                .then();
    }

    private static ValidatableResponse sendGzip(String contentType, byte[] body) {
        return publisher()
                .header("Content-Encoding", "gzip")
                .contentType(contentType)
                .body(body)
                .post("/v1/events")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type), "status", equalTo(status));
    }

    private byte[] eventOfSize(int bytes) {
        int empty = event("1", account, "usage.community", "{\"x\":\"\"}").length();
        return event("1", account, "usage.community", "{\"x\":\"%s\"}".formatted("x".repeat(bytes - empty)))
                .getBytes(UTF_8);
    }

    private static String batch(String first, byte[] second) {
        return CloudEvents.batch(first, new String(second, UTF_8));
    }

    private byte[] logins(int count) {
        return CloudEvents.batch(IntStream.range(0, count)
                        .mapToObj(number -> login("id-" + number, account))
                        .toArray(String[]::new))
                .getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
