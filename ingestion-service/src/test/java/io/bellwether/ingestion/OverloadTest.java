package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.STRUCTURED;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.bellwether.ingestion.OverloadTest.LittleMemory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LittleMemory.class)
@WithTestResource(Infrastructure.class)
class OverloadTest {

    /** Room for one small event, and for one import to wait. */
    public static final class LittleMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.ingestion.in-flight-bytes", "1K",
                    "bellwether.ingestion.publisher-share", "1",
                    "bellwether.ingestion.waiting-imports", "1");
        }
    }

    @Test
    void whatWouldNotFitIsToldToComeAgainAndTheRoomIsGivenBack() {
        var large = login("1", "a".repeat(1024));

        for (int time = 0; time < 3; time++) {
            publisher()
                    .contentType(STRUCTURED)
                    .body(large)
                    .post("/v1/events")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("type", equalTo("/problems/overloaded"), "detail", containsString("nothing"));
            publisher()
                    .contentType(STRUCTURED)
                    .body(login("1", "acme"))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);
        }
    }

    @Test
    void anImportThatWouldWaitTooLongIsRefusedAndForgotten() {
        var endless = "account,at\n" + "acme,2026-05-01\n".repeat(1_000_000);
        var running = upload(endless).statusCode(202).extract().header("Location");
        upload("account,at\n").statusCode(202);

        upload("account,at\n")
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "30")
                .body("type", equalTo("/problems/too-many-imports"));

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(publisher().get(running).<String>path("state"))
                        .isEqualTo("done"));
    }

    private static ValidatableResponse upload(String csv) {
        var mapping = """
                name: test
                files:
                  - file: communities.csv
                    events: [{ kind: usage.community, account: account, time: at }]
                """;
        return publisher()
                .multiPart("mapping", "mapping.yaml", mapping.getBytes(UTF_8))
                .multiPart("file", "communities.csv", csv.getBytes(UTF_8))
                .post("/v1/imports?dryRun=true")
                .then();
    }
}
