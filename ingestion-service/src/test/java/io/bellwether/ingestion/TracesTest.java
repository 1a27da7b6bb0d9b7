package io.bellwether.ingestion;

import static io.bellwether.ingestion.CloudEvents.STRUCTURED;
import static io.bellwether.ingestion.CloudEvents.login;
import static io.bellwether.ingestion.CloudEvents.publisher;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Topic;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.ingestion.TracesTest.Traced;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Traced.class)
@WithTestResource(Infrastructure.class)
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    /** Follows the sampling of whoever calls, and samples nothing by itself. */
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.traces.exporter", "none",
                    "quarkus.otel.traces.sampler.arg", "0");
        }
    }

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void aRequestsTraceGoesOnWithItsEvents() {
        try (var usage = new Topics(Topic.USAGE_EVENTS)) {
            send("01");

            assertThat(Topics.header(usage.awaitOne(), "traceparent"))
                    .startsWith("00-" + TRACE + "-")
                    .endsWith("-01")
                    .doesNotContain(CALLER);
        }
    }

    @Test
    void whatIsNotSampledTravelsWithoutATrace() {
        try (var usage = new Topics(Topic.USAGE_EVENTS)) {
            send("00");

            assertThat(Topics.header(usage.awaitOne(), "traceparent")).isNull();
        }
    }

    private void send(String sampled) {
        publisher()
                .header("traceparent", "00-%s-%s-%s".formatted(TRACE, CALLER, sampled))
                .contentType(STRUCTURED)
                .body(login("1", account))
                .post("/v1/events")
                .then()
                .statusCode(202);
    }
}
