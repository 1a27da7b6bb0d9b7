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
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fails, each accepted event counts once, each risk has one task, and each closed ticket one invitation. A seed decides what is sent and what
 * fails when; {@code -Dfaults.seeds=1-200} runs as many. What was run is in {@code target/faults/runs.md}, a row for each.
 */
class FaultIT {

    private static final int PER_SECOND = 300;
    private static final Path RUNS = Path.of("target/faults/runs.md");
    private static final String HEAD = """
            | seed | sent | faults, in order | duration | differences |
            |---|---|---|---|---|
            """;

    private static Ground ground;
    private static Fleet fleet;

    @BeforeAll
    static void start() {
        ground = Ground.start();
        fleet = new Fleet(ground);
        fleet.resize(Service.HEALTH, 1);
        EveryMeasure.publish(fleet);
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
        fleet.resize(Service.INGESTION, 1);
        fleet.resize(Service.SURVEY, 1);
        fleet.resize(Service.HEALTH, 2);
        fleet.resize(Service.ALERTING, 2);
        var began = Instant.now();
        var workload = Workload.of(seed, began);
        var faults = Plan.of(seed);
        var found = "failed";
        try {
            var differences = run(seed, workload, faults);
            found = Integer.toString(differences.size());
            assumeThat(day(Instant.now())).as("the day on which it began").isEqualTo(day(began));
            assertThat(differences).isEmpty();
        } finally {
            note(seed, workload, faults, began, found);
        }
    }

    /** What differs in the end. */
    private static List<String> run(long seed, List<Sent> workload, List<Fault> faults) throws Exception {
        var recording = Recording.begin(ground);
        publishWith(faults, workload, new Random(seed));
        fleet.awaitDrained();
        var differences = new ArrayList<>(fleet.unlikePlanned());
        differences.addAll(new Check(ground, fleet, recording, workload).differences());
        return differences;
    }

    /** Each fault happens at a random moment while events come, and events come again when it has happened. */
    private static void publishWith(List<Fault> faults, List<Sent> workload, Random random) throws Exception {
        double half = 0.5 / faults.size();
        try (var door = new Door(fleet);
                var publisher = new Publisher(ground.broker(), workload, PER_SECOND, door)) {
            for (int i = 0; i < faults.size(); i++) {
                double when = half * (2 * i + random.nextDouble());
                publisher.allow(half * (2 * i + 1));
                Fleet.until("so much is sent", () -> publisher.progress() >= when);
                var rest = faults.get(i).inflict(fleet, ground, random);
                publisher.allow(half * (2 * i + 2));
                rest.accept(publisher);
            }
            publisher.finish();
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static void note(long seed, List<Sent> workload, List<Fault> faults, Instant began, String found)
            throws IOException {
        var row = "| %d | %s | %s | %d s | %s |\n"
                .formatted(
                        seed,
                        Workload.summary(workload),
                        String.join(", ", faults.stream().map(Fault::words).toList()),
                        Duration.between(began, Instant.now()).toSeconds(),
                        found);
        System.out.print(row);
        Files.writeString(
                RUNS, Files.exists(RUNS) ? row : HEAD + row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
