package io.bellwether.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.benchmarks.pipeline.Results.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

    @Test
    void aRunIsTheMedianOfItsPasses() {
        var run = Run.of("x", List.of(pass(1, 10), pass(4, 40), pass(2, 20)));

        assertThat(run.eventsPerSecond()).isEqualTo(500_000);
        assertThat(run.cpuSecondsPerMillion().service()).isEqualTo(20);
        assertThat(run.repeats()).isEqualTo(3);
    }

    @Test
    void ratiosAreOursToTheirs() {
        var runs = List.of(
                Run.of(Results.OURS, List.of(pass(1, 1))),
                Run.of("drain-decode", List.of(pass(0.5, 1))),
                Run.of("accounts-1m", List.of(settling(2, 8))));

        assertThat(Results.ratios(runs, Run::eventsPerSecond))
                .isEqualTo(Map.of("drain-decode", 0.5, "accounts-1m", 2.0));
        assertThat(Results.ratios(runs, Run::settledEventsPerSecond))
                .isEqualTo(Map.of("drain-decode", 0.5, "accounts-1m", 8.0));
    }

    private static Pass settling(double seconds, double settled) {
        return new Pass(1_000_000, seconds, settled, new Pass.Cpu(1, 0, 0), 0, 100);
    }

    private static Pass pass(double seconds, double cpu) {
        return new Pass(1_000_000, seconds, seconds, new Pass.Cpu(cpu, 0, 0), 0, 100);
    }
}
