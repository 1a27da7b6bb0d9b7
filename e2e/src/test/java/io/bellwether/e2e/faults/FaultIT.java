package io.bellwether.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellwether.quickstart.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails, each accepted event counts once, and each risk has one task. Seeds: {@code -Dfaults.seeds=1-5}.
 *
 * <p>The last tests leave a safeguard out and see the same check fail.
 */
class FaultIT {

    private static final int FAULTS = 5;
    private static final int PER_SECOND = 250;
    private static final Duration DRAINED = Duration.ofMinutes(3);

    private Path folder;
    private Ground ground;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectories(Path.of("target/faults"));
        folder = Files.createTempDirectory(folder, "run-");
        ground = Ground.start(folder);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    static LongStream seeds() {
        var range = System.getProperty("faults.seeds", "1-5").split("-");
        return LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[range.length - 1]));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachEventCountsOnceWhateverFails(long seed) throws Exception {
        var workload = Workload.of(seed, Instant.now());
        var faults = faults(seed);
        System.out.printf("seed %d: %s%n", seed, faults);
        try (var fleet = new Fleet(folder, ground, Map.of());
                var publisher = new Publisher(ground.broker())) {
            fleet.start(Service.HEALTH, 2);
            fleet.start(Service.ALERTING, 2);
            var random = new Random(seed);
            var sending = publisher.send(workload, PER_SECOND);
            for (int i = 0; i < faults.size(); i++) {
                double when = (i + 0.5) / faults.size();
                await().atMost(Duration.ofMinutes(2)).until(() -> sending.progress() >= when);
                fleet.inflict(faults.get(i), random);
            }
            sending.awaitAcknowledged();
            awaitDrained(fleet);

            new Check(fleet).everything(workload);
        }
    }

    @Test
    void theCheckFailsWhereTheInboxIsOff() throws Exception {
        var workload = Workload.of(101, Instant.now());
        try (var fleet = new Fleet(folder, ground, Map.of("bellwether.test.without", "inbox"))) {
            runQuietly(fleet, workload);

            assertThatThrownBy(() -> new Check(fleet).everything(workload)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void theCheckFailsWhereTheOffsetsAreOff() throws Exception {
        var workload = Workload.of(102, Instant.now());
        try (var fleet = new Fleet(folder, ground, Map.of("bellwether.test.without", "offsets,inbox"));
                var publisher = new Publisher(ground.broker())) {
            fleet.start(Service.HEALTH, 1);
            fleet.start(Service.ALERTING, 1);
            publisher.send(workload, 5_000).awaitAcknowledged();
            var random = new Random(102);
            fleet.inflict(Fault.KILL_HEALTH, random);
            fleet.awaitReady();

            assertThat(Drained.rest(ground)).contains("unread");
            assertThatThrownBy(() -> new Check(fleet).everything(workload)).isInstanceOf(AssertionError.class);
        }
    }

    /** An owner that was taken for dead in the middle of a batch comes back: only the fence keeps it from overwriting. */
    @ParameterizedTest
    @ValueSource(strings = {"", "fence"})
    void onlyTheFenceStopsAnOwnerThatComesBack(String without) throws Exception {
        var workload = Workload.of(103, Instant.now());
        var half = workload.size() / 2;
        try (var fleet = new Fleet(folder, ground, Map.of("bellwether.test.without", without));
                var first = new Publisher(ground.broker());
                var rest = new Publisher(ground.broker())) {
            fleet.start(Service.HEALTH, 2);
            fleet.start(Service.ALERTING, 1);
            var zombie = fleet.any(Service.HEALTH, new Random(0));
            try (var lock = ground.connect(Service.HEALTH)) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("LOCK TABLE account IN ACCESS EXCLUSIVE MODE");
                first.send(workload.subList(0, half), 5_000).awaitAcknowledged();
                awaitBlocked(lock);
                zombie.pause();
                lock.rollback();
            }
            // The other one takes its shards over and brings them further; before the database gives it up, it goes on.
            await().atMost(DRAINED)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> Drained.unread(ground, Service.HEALTH) == 0);
            zombie.resume();
            rest.send(workload.subList(half, workload.size()), 5_000).awaitAcknowledged();
            awaitDrained(fleet);

            var check = new Check(fleet);
            if (without.isEmpty()) {
                check.everything(workload);
            } else {
                assertThatThrownBy(() -> check.everything(workload)).isInstanceOf(AssertionError.class);
            }
        }
    }

    private void runQuietly(Fleet fleet, List<Workload.Sent> workload) throws Exception {
        try (var publisher = new Publisher(ground.broker())) {
            fleet.start(Service.HEALTH, 1);
            fleet.start(Service.ALERTING, 1);
            publisher.send(workload, 5_000).awaitAcknowledged();
            awaitDrained(fleet);
        }
    }

    private void awaitDrained(Fleet fleet) {
        fleet.awaitReady();
        await().atMost(DRAINED)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Drained.rest(ground)).isEmpty());
    }

    private static void awaitBlocked(Connection lock) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            try (var row = lock.createStatement()
                    .executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
                row.next();
                return row.getLong(1) > 0;
            }
        });
    }

    /** Five of all faults; each set of three seeds has every one. */
    private static List<Fault> faults(long seed) {
        var all = Fault.values();
        var faults = new ArrayList<>(IntStream.range(0, FAULTS)
                .mapToObj(i -> all[Math.floorMod((int) (seed - 1) * FAULTS + i, all.length)])
                .toList());
        Collections.shuffle(faults, new Random(seed));
        return faults;
    }
}
