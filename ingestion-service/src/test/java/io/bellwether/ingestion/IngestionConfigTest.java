package io.bellwether.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestionConfigTest {

    @Test
    void theDefaultsAreWhatTheDocumentationPromises() {
        var config = Configs.with(Map.of());

        assertThat(config.largestEvent().asLongValue()).isEqualTo(1 << 20);
        assertThat(config.batchBytes().asLongValue()).isEqualTo(10 << 20);
        assertThat(config.batchEvents()).isEqualTo(1_000);
        assertThat(config.inFlightBytes()).isEmpty();
        assertThat(config.inFlightRequests()).isEqualTo(512);
        assertThat(config.publisherShare()).isEqualTo(0.5);
        assertThat(config.dedupWindow()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.dedupEvents()).isEqualTo(1_000_000);
        assertThat(config.deliveryTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.readyPatience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.data()).isEqualTo(Path.of(".bellwether/ingestion"));
        assertThat(config.listedRowErrors()).isEqualTo(1_000);
    }
}
