package io.bellwether.e2e;

import static io.bellwether.e2e.Bellwether.anonymously;
import static io.bellwether.e2e.Bellwether.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.quickstart.Service;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProblemsIT {

    private static final int TOO_MUCH = 20 << 20;

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsAProblem(Service service) {
        assertProblem(ask(service).get("/v1/nothing-of-the-kind"), 404);
        assertProblem(ask(service).get("/nowhere"), 404);
    }

    @ParameterizedTest
    @EnumSource
    void aMethodThatIsNotAllowedIsAProblem(Service service) {
        assertProblem(ask(service).delete(collection(service)), 405);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestWithoutTokenIsAProblem(Service service) {
        assertProblem(anonymously(service).get(protectedPath(service)), 401);
    }

    @ParameterizedTest
    @EnumSource
    void aForgedTokenIsAProblem(Service service) {
        assertProblem(anonymously(service).auth().oauth2("e30.e30.forged").get(protectedPath(service)), 401);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleThatMayNotIsAProblem(Service service) {
        assertProblem(ask(service, "nobody").get(protectedPath(service)), 403);
    }

    @ParameterizedTest
    @EnumSource(names = "HEALTH", mode = Mode.EXCLUDE) // which takes no bodies
    void aBodyOfAnotherMediaTypeIsAProblem(Service service) {
        assertProblem(ask(service).contentType("application/pdf").body("%PDF").post(writable(service)), 415);
    }

    @ParameterizedTest
    @EnumSource(names = "HEALTH", mode = Mode.EXCLUDE) // which takes no bodies
    void aBodyInAnotherEncodingIsAProblem(Service service) {
        assertProblem(
                ask(service)
                        .contentType("application/json")
                        .header("Content-Encoding", "br")
                        .body("{}")
                        .post(writable(service)),
                415);
    }

    @ParameterizedTest
    @EnumSource(names = "HEALTH", mode = Mode.EXCLUDE) // which takes no bodies
    void aBodyThatIsTooLargeIsAProblem(Service service) {
        assertProblem(
                ask(service)
                        .contentType("application/json")
                        .body(new byte[TOO_MUCH])
                        .post(writable(service)),
                413);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatIsNotHttpIsRefusedAndTheServiceLives(Service service) throws IOException {
        var url = Bellwether.running().endpoints().of(service);
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write("HELO there\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .matches("(?s)HTTP/1\\.[01] 400 .*");
        }
        anonymously(service).get("/q/health/live").then().statusCode(200);
    }

    private static void assertProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        var problem = answer.jsonPath();
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("type")).startsWith("/problems/");
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
    }

    /** A path that is there, but not for DELETE. */
    private static String collection(Service service) {
        return service == Service.INGESTION ? "/v1/events" : protectedPath(service);
    }

    private static String protectedPath(Service service) {
        return switch (service) {
            case INGESTION -> "/v1/imports";
            case HEALTH -> "/v1/accounts";
            case SURVEY -> "/v1/invitations";
            case ALERTING -> "/v1/tasks";
        };
    }

    /** A path that takes a body by POST. */
    private static String writable(Service service) {
        return switch (service) {
            case INGESTION -> "/v1/events";
            case HEALTH -> throw new IllegalArgumentException("takes no body");
            case SURVEY -> "/v1/invitations";
            case ALERTING -> "/v1/tasks/00000000-0000-0000-0000-000000000000/dismiss";
        };
    }
}
