package io.bellwether.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MalformedRequestTest {

    private static String get(String target) throws IOException {
        return RawHttp.exchange("GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n\n");
    }

    private static void assertProblem(String answer, int status, String slug) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("/problems/" + slug)
                .doesNotContain("Exception", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"things", "*"})
    void aTargetThatIsNoPathIsNotFound(String target) throws IOException {
        assertProblem(get(target), 404, "not-found");
    }

    @Test
    void aRequestWithoutAHostIsABadRequest() throws IOException {
        assertProblem(RawHttp.exchange("GET /things HTTP/1.1\nConnection: close\n\n"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "rot13"})
    void anEncodingThatNobodyDecodesIsUnsupported(String encoding) throws IOException {
        var answer = postEncoded("/things", encoding);

        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer).containsIgnoringCase("accept-encoding: identity");
    }

    @Test
    void aResourceThatTakesTheStreamMayDecodeIt() throws IOException {
        assertThat(postEncoded("/things/stream", "gzip")).startsWith("HTTP/1.1 200 ");
    }

    private static String postEncoded(String path, String encoding) throws IOException {
        return RawHttp.exchange("POST " + path + " HTTP/1.1\nHost: x\nContent-Type: application/json\n"
                + "Content-Encoding: " + encoding + "\nContent-Length: 2\n\n{}");
    }

    /** As below: Quarkus answers these before it lets anyone in, without a body, and so without internals. */
    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/things/%", "/things?limit=%zz", "/{things}"})
    void aTargetThatIsNoUriIsAnsweredWithABareStatus(String target) throws IOException {
        assertThat(get(target)).startsWith("HTTP/1.1 400 ").containsIgnoringCase("content-length: 0");
    }

    @Test
    void whatCannotBeParsedAsHttpIsAnsweredWithABareStatus() throws IOException {
        assertThat(RawHttp.exchange("GET /things HTTP/1.1\nHost: x\nX-Large: " + "x".repeat(30_000) + "\n\n"))
                .startsWith("HTTP/1.1 431 ")
                .containsIgnoringCase("content-length: 0");
        assertThat(RawHttp.exchange("GET /" + "x".repeat(5_000) + " HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.0 414 ")
                .containsIgnoringCase("content-length: 0");
        assertThat(RawHttp.exchange("garbage\n\n"))
                .startsWith("HTTP/1.0 400 ")
                .containsIgnoringCase("content-length: 0");
    }
}
