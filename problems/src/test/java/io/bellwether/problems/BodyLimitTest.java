package io.bellwether.problems;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit is 1 MiB here. */
@QuarkusTest
class BodyLimitTest {

    /** Of blanks, so that it is no bad JSON before it is too long. */
    private static final byte[] MEBIBYTE = " ".repeat(1 << 20).getBytes(ISO_8859_1);

    private static final byte[] TWENTY_MEBIBYTES = new byte[20 << 20];

    private static HttpResponse<String> post(String path, BodyPublisher body, HttpClient.Version version)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(version).build()) {
            var uri = URI.create("http://127.0.0.1:" + RestAssured.port + path);
            return client.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofString());
        }
    }

    private static String head(String path, String length) {
        return "POST " + path + " HTTP/1.1\nHost: x\n" + length + "\n\n";
    }

    private static InputStream chunks(int mebibytes) {
        var chunk = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("100000\r\n".getBytes(ISO_8859_1)),
                new ByteArrayInputStream(MEBIBYTE),
                new ByteArrayInputStream("\r\n".getBytes(ISO_8859_1)))));
        return mebibytes == 0
                ? new ByteArrayInputStream("0\r\n\r\n".getBytes(ISO_8859_1))
                : new SequenceInputStream(chunk, chunks(mebibytes - 1));
    }

    private static void assertTooLarge(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("/problems/body-too-large");
    }

    @ParameterizedTest
    @EnumSource
    void aLargeBodyOfKnownLengthIsRefusedSoThatTheClientSeesIt(HttpClient.Version version) throws Exception {
        var response = post("/things/bytes", BodyPublishers.ofByteArray(TWENTY_MEBIBYTES), version);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(response.body()).contains("/problems/body-too-large");
    }

    @ParameterizedTest
    @EnumSource
    void aLargeBodyOfUnknownLengthIsRefusedSoThatTheClientSeesIt(HttpClient.Version version) throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TWENTY_MEBIBYTES));
        var response = post("/things/bytes", body, version);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("/problems/body-too-large");
    }

    @Test
    void aClientThatReadsOnlyAfterItHasSentAllSeesTheRefusal() throws Exception {
        var head = head("/things/bytes", "Content-Length: " + TWENTY_MEBIBYTES.length);

        assertTooLarge(RawHttp.exchange(head, new ByteArrayInputStream(TWENTY_MEBIBYTES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/bytes", "/things/stream", "/things"})
    void aClientThatReadsOnlyAfterItHasSentAllChunksSeesTheRefusal(String path) throws Exception {
        assertTooLarge(
                RawHttp.exchange(head(path, "Content-Type: application/json\nTransfer-Encoding: chunked"), chunks(20)));
    }

    @Test
    void aClientThatAsksFirstIsRefusedBeforeItSends() throws Exception {
        var answer = RawHttp.exchange(head("/things/bytes", "Expect: 100-continue\nContent-Length: 2000000"));

        assertTooLarge(answer);
        assertThat(answer).containsIgnoringCase("connection: close");
    }

    @Test
    void aLargeBodyWithoutATokenIsUnauthorizedVisibly() throws Exception {
        var answer = RawHttp.exchange(head("/things/secret", "Transfer-Encoding: chunked"), chunks(20));

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("/problems/unauthorized");
    }

    @Test
    void aBodyAtTheLimitIsTaken() throws Exception {
        var length = "Connection: close\nContent-Length: " + MEBIBYTE.length;

        assertThat(RawHttp.exchange(head("/things/bytes", length), new ByteArrayInputStream(MEBIBYTE)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(RawHttp.exchange(head("/things/bytes", "Connection: close\nTransfer-Encoding: chunked"), chunks(1)))
                .startsWith("HTTP/1.1 200 ");
    }
}
