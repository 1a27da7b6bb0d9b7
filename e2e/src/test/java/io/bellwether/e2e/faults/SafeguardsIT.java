package io.bellwether.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The check of the fault suite finds what goes wrong: with a safeguard left out it sees differences, and in the same
 * course of events with the safeguard it sees none. Each time with events of its own: those of the times before are
 * still in the topics, and would count again.
 */
class SafeguardsIT {

    private static final String WITHOUT = "bellwether.test.without";
    private static final int PER_SECOND = 2_000;
    private static final int WHILE_RISKS_COME_AND_GO = 500;

    private static Ground ground;

    private Fleet fleet;

    @BeforeAll
    static void startGround() {
        ground = Ground.start();
    }

    @AfterAll
    static void stopGround() {
        ground.close();
    }

    @BeforeEach
    void startFleet() {
        ground.forget();
        fleet = new Fleet(ground);
    }

    @AfterEach
    void stopFleet() {
        fleet.close();
    }

    @ParameterizedTest
    @CsvSource({"1001, ''", "1002, inbox"})
    void onlyTheInboxKeepsWhatIsSentTwiceFromCountingTwice(long seed, String without) throws Exception {
        var workload = Workload.of(seed, Instant.now());
        var scores = scores(workload);
        launch(Map.of(WITHOUT, without));
        send(workload);
        awaitTaken();

        if (without.isEmpty()) {
            assertThat(scores.differences()).isEmpty();
        } else {
            assertThat(scores.differences()).isNotEmpty();
        }
    }

    /** What was raised is published once more, as by a relay that was suspended: the task of what is over stays closed. */
    @ParameterizedTest
    @CsvSource({"1007, ''", "1008, inbox"})
    void onlyTheInboxKeepsWhatIsToldTwiceFromOpeningTasksAgain(long seed, String without) throws Exception {
        var workload = Workload.of(seed, Instant.now());
        var recording = Recording.begin(ground);
        var tasks = new Tasks(
                ground,
                fleet,
                new Api(fleet.token()),
                recording,
                scores(workload).accounts());
        launch(Map.of());
        fleet.awaitWorking(fleet.launch(Service.ALERTING, Map.of(WITHOUT, without)));
        send(workload, WHILE_RISKS_COME_AND_GO);
        awaitTaken();
        awaitTasksMade();
        assertThat(Differences.lasting(tasks::compare)).isEmpty();

        recording.publishAgain(Topic.CHURN_RISKS, ChurnRisk.Raised.class);
        awaitTasksMade();

        if (without.isEmpty()) {
            assertThat(Differences.lasting(tasks::compare)).isEmpty();
        } else {
            assertThat(Differences.of(tasks::compare)).anyMatch(difference -> difference.contains("open tasks"));
        }
    }

    /** Without repetitions and conflicts nothing needs the inbox: the offsets alone tell the next owner what is done. */
    @ParameterizedTest
    @CsvSource({"1004, inbox", "1005, 'inbox,offsets'"})
    void onlyTheOffsetsTellTheNextOwnerWhatIsDone(long seed, String without) throws Exception {
        var workload = Workload.of(seed, Instant.now()).stream()
                .filter(Sent.Good.class::isInstance)
                .distinct()
                .toList();
        var scores = scores(workload);
        var first = launch(alone("inbox"));
        send(workload);
        awaitTaken();
        assertThat(scores.differences()).isEmpty();
        var epochs = epochs();

        fleet.stop(first);
        launch(alone(without));

        Fleet.until(
                "all shards are taken over",
                () -> epochs().entrySet().stream().allMatch(now -> now.getValue() > epochs.get(now.getKey())));
        if (without.equals("inbox")) {
            awaitTaken();
            assertThat(scores.differences()).isEmpty();
        } else {
            Fleet.until("a score differs", () -> !scores.differences().isEmpty());
        }
    }

    /** An owner stops between poll and transaction, is replaced, and goes on: it must not do again what was done. */
    @ParameterizedTest
    @CsvSource({"1003, ''", "1006, fence"})
    void onlyTheFenceStopsAnOwnerThatComesBack(long seed, String without) throws Exception {
        var workload = Workload.of(seed, Instant.now());
        var scores = scores(workload);
        send(workload);
        var zombie = fleet.launch(Service.HEALTH, Map.of(WITHOUT, without, "bellwether.test.stop", "before-batch"));
        Fleet.until(zombie.name() + " stands still", zombie::isPaused);
        launch(Map.of(WITHOUT, without));
        awaitTaken();
        assertThat(scores.differences()).isEmpty();

        zombie.resume();

        if (without.isEmpty()) {
            fleet.awaitWorking(zombie);
            awaitTaken();
            assertThat(scores.differences()).isEmpty();
        } else {
            Fleet.until("a score differs", () -> !scores.differences().isEmpty());
        }
    }

    /** One worker, and not taken for dead: who owns the shards changes only when the test wants it to. */
    private static Map<String, String> alone(String without) {
        return Map.of(WITHOUT, without, "bellwether.health.workers", "1", "kafka.session.timeout.ms", "60000");
    }

    private Scores scores(List<Sent> workload) {
        return new Scores(fleet, new Api(fleet.token()), workload);
    }

    private Instance launch(Map<String, String> properties) {
        var instance = fleet.launch(Service.HEALTH, properties);
        fleet.awaitWorking(instance);
        return instance;
    }

    private static void send(List<Sent> workload) throws InterruptedException {
        send(workload, PER_SECOND);
    }

    private static void send(List<Sent> workload, int perSecond) throws InterruptedException {
        try (var publisher = new Publisher(ground.broker(), workload, perSecond)) {
            publisher.finish();
        }
    }

    private static void awaitTasksMade() {
        Fleet.until("nothing waits any more", () -> Drained.ofAlerting(ground).isEmpty());
    }

    private static void awaitTaken() {
        Fleet.until("nothing waits any more", () -> Drained.ofHealth(ground).isEmpty());
    }

    private static Map<Integer, Long> epochs() throws SQLException {
        var epochs = new HashMap<Integer, Long>();
        try (var database = ground.connect(Service.HEALTH);
                var select = database.prepareStatement("SELECT shard, epoch FROM shard");
                var row = select.executeQuery()) {
            while (row.next()) {
                epochs.put(row.getInt(1), row.getLong(2));
            }
        }
        return epochs;
    }
}
