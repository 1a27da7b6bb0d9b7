package io.bellwether.effectonce;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = new Metrics(registry);

    @Test
    void aBatchsTimeIsTheHandlersOrTheCommits() {
        var effects = new Effects(null);
        effects.handled(MILLISECONDS.toNanos(50));

        metrics.committed(Batch.of("test", List.of(), Map.of(), Instant.EPOCH), effects, MILLISECONDS.toNanos(57));

        assertThat(registry.timer("bellwether.batch.handle").totalTime(MILLISECONDS))
                .isEqualTo(50);
        assertThat(registry.timer("bellwether.batch.commit").totalTime(MILLISECONDS))
                .isEqualTo(7);
    }
}
