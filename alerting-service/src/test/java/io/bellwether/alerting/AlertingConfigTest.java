package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertingConfigTest {

    @Test
    void defaults() {
        var config = read(Map.of());

        assertThat(config.workers()).isEqualTo(2);
        assertThat(config.largestBatch()).isEqualTo(1_000);
        assertThat(config.dedupWindow()).isEqualTo(Duration.ofDays(30));
        assertThat(config.clockCheck()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.rules()).isEmpty();
    }

    @Test
    void names() {
        var config = read(Map.of(
                "bellwether.alerting.workers", "4",
                "bellwether.alerting.largest-batch", "10",
                "bellwether.alerting.dedup-window", "P60D",
                "bellwether.alerting.clock-check", "PT1M",
                "bellwether.alerting.rules", "/etc/tasks.yaml"));

        assertThat(config.workers()).isEqualTo(4);
        assertThat(config.largestBatch()).isEqualTo(10);
        assertThat(config.dedupWindow()).isEqualTo(Duration.ofDays(60));
        assertThat(config.clockCheck()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.rules()).contains(Path.of("/etc/tasks.yaml"));
    }

    private static AlertingConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(AlertingConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(AlertingConfig.class);
    }
}
