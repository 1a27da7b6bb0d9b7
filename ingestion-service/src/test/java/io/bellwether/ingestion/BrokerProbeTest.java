package io.bellwether.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import io.bellwether.fixture.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BrokerProbeTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T09:30:00Z"));
    private final InstantSource clock = now::get;

    @Test
    void theServiceIsReadyFromTheFirstSightOfTheBrokerUntilPatienceEnds() {
        var servers = new Infrastructure().start().get("kafka.bootstrap.servers");
        var probe = new BrokerProbe(
                Map.of("bootstrap.servers", servers), Configs.with(Map.of()), clock.withZone(ZoneOffset.UTC));
        assertThat(probe.call().getStatus()).isEqualTo(DOWN);

        probe.start(null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(probe.call().getStatus()).isEqualTo(UP));
        probe.stop(null);

        now.updateAndGet(time -> time.plusSeconds(59));
        assertThat(probe.call().getStatus()).isEqualTo(UP);
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(probe.call().getStatus()).isEqualTo(DOWN);
    }
}
