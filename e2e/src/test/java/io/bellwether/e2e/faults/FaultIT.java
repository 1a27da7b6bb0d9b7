package io.bellwether.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.quickstart.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fails, each accepted event counts once, and each risk has one task. A seed decides what is sent and what
 * fails when; {@code -Dfaults.seeds=1-200} runs as many. What was run is in {@code target/faults/runs.md}.
 */
class FaultIT {

    private static final int FAULTS = 4;
    private static final int PER_SECOND = 300;
    private static final Path RUNS = Path.of("target/faults/runs.md");

    private static Ground ground;
    private static Fleet fleet;

    @BeforeAll
    static void start() {
        ground = Ground.start();
        fleet = new Fleet(ground);
    }

    @AfterAll
    static void stop() {
        fleet.close();
        ground.close();
    }

    static LongStream seeds() {
        var range = System.getProperty("faults.seeds", "1-5").split("-", 2);
        return LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1]));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachEventCountsOnceWhateverFails(long seed) throws Exception {
        fleet.resize(Service.HEALTH, 2);
        fleet.resize(Service.ALERTING, 2);
        var began = Instant.now();
        var recording = Recording.begin(ground);
        var workload = Workload.of(seed, began);
        var faults = faults(seed);

        publishWith(faults, workload, new Random(seed));
        fleet.awaitDrained();
        int uncrashed = fleet.endCrashing();

        assumeThat(day(Instant.now())).as("the day on which it began").isEqualTo(day(began));
        var differences = new Check(ground, fleet, recording, workload).differences();
        note("%d | %s | %s%s | %d s | %d"
                .formatted(
                        seed,
                        Workload.summary(workload),
                        String.join(", ", faults.stream().map(Fault::words).toList()),
                        uncrashed == 0 ? "" : " (" + uncrashed + " crash missed)",
                        Duration.between(began, Instant.now()).toSeconds(),
                        differences.size()));
        assertThat(differences).isEmpty();
    }

    /** Each fault happens at a random moment while events come, and events come again when it has happened. */
    private static void publishWith(List<Fault> faults, List<Sent> workload, Random random) throws Exception {
        double half = 0.5 / faults.size();
        try (var publisher = new Publisher(ground.broker(), workload, PER_SECOND)) {
            for (int i = 0; i < faults.size(); i++) {
                double when = half * (2 * i + random.nextDouble());
                publisher.allow(half * (2 * i + 1));
                Fleet.until(() -> publisher.progress() >= when);
                faults.get(i).inflict(fleet, ground, random);
                publisher.allow(half * (2 * i + 2));
            }
            publisher.finish();
        }
    }

    /** Some of all; the seeds 1 to 4 have every one. */
    private static List<Fault> faults(long seed) {
        var all = Fault.values();
        var faults = new ArrayList<>(IntStream.range(0, FAULTS)
                .mapToObj(i -> all[Math.floorMod((seed - 1) * FAULTS + i, all.length)])
                .toList());
        Collections.shuffle(faults, new Random(seed));
        return faults;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static void note(String run) throws IOException {
        var row = "| " + run + " |\n";
        System.out.print(row);
        Files.writeString(RUNS, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
