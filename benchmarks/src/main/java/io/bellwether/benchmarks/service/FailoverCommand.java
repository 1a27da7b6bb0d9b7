package io.bellwether.benchmarks.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.benchmarks.Machine;
import io.bellwether.benchmarks.ResultFile;
import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Services;
import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.benchmarks.workload.Publisher;
import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bellwether bench failover}. */
@Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        description = "One of two instances is killed under load: how long until an event of each of its partitions, "
                + "published after that, is applied.")
public final class FailoverCommand implements Callable<Integer> {

    private static final int SECONDS_BEFORE = 90;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(names = "--accounts", defaultValue = "1000000", description = "Accounts with state (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--rate", defaultValue = "2000", description = "Events a second meanwhile (${DEFAULT-VALUE}).")
    private int rate;

    private final Random random = new Random(1);
    private long made;

    @Override
    public Integer call() throws SQLException {
        try (var rig = Rig.start();
                var connection = rig.connect("health")) {
            try (var services = new Services(rig)) {
                services.start("health", List.of());
                Book.sayPatterns(rig);
            }
            Book.copy(rig, accounts);
            try (var statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE");
            }
            ResultFile.write("failover", killOneOfTwo(rig, connection));
        }
        return 0;
    }

    private Map<String, Object> killOneOfTwo(Rig rig, Connection connection) {
        try (var services = new Services(rig);
                var publisher = new Publisher(rig.bootstrap(), 0)) {
            var victim = services.start("health", List.of());
            services.start("health", List.of());
            var load = Thread.ofPlatform().daemon().start(() -> OpenLoop.run(rate, 600, _ -> publish(publisher)));
            Waiting.pause(Duration.ofSeconds(SECONDS_BEFORE));
            var epochs = column(connection, "SELECT shard, epoch FROM shard");
            victim.process().kill();
            var claimed = new TreeMap<Integer, Double>();
            var seconds = firstProgress(connection, epochs, claimed);
            load.interrupt();
            var results = new LinkedHashMap<String, Object>();
            results.put("machine", Machine.describe());
            results.put("accounts", accounts);
            results.put("eventsPerSecond", rate);
            results.put("secondsUntilTheNewOwnerClaimedIt", claimed);
            results.put("secondsUntilTheNewOwnerAppliedAnEvent", seconds);
            results.put(
                    "longest", seconds.values().stream().max(Double::compare).orElseThrow());
            return results;
        }
    }

    private void publish(Publisher publisher) {
        var event = new Event("/bench", "failover-" + made++, account(), Instant.now(), new Usage.Login("user-1"));
        var _ = publisher.publish(event);
    }

    /** One of the active ones whose rows lie, though they are copies, in the shard that its events come to. */
    private String account() {
        while (true) {
            var pattern = "active-account-" + random.nextInt(Book.PATTERNS / 5);
            var copy = Book.copyOf(pattern, 2 + random.nextInt(accounts / Book.PATTERNS - 1));
            if (partition(copy) == partition(pattern)) {
                return copy;
            }
        }
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % Topic.PARTITIONS;
    }

    /**
     * Per partition that changed its owner, seconds from the kill until its new owner had committed an event. It is known
     * to be the new owner's because the epoch was another one before.
     *
     * @param claimed gets the seconds until the new owner had it
     */
    private static Map<Integer, Double> firstProgress(
            Connection connection, Map<Integer, Long> epochs, Map<Integer, Double> claimed) {
        long killed = System.nanoTime();
        var positionAtClaim = new HashMap<Integer, Long>();
        var seconds = new TreeMap<Integer, Double>();
        Waiting.until(PATIENCE, () -> {
            var positions = column(connection, "SELECT shard, sum(next_offset)::bigint FROM consumed GROUP BY shard");
            double after = (System.nanoTime() - killed) / 1e9;
            column(connection, "SELECT shard, epoch FROM shard").forEach((shard, epoch) -> {
                if (!epoch.equals(epochs.get(shard))) {
                    positionAtClaim.putIfAbsent(shard, positions.get(shard));
                    claimed.putIfAbsent(shard, after);
                }
            });
            positionAtClaim.forEach((shard, position) -> {
                if (positions.get(shard) > position) {
                    seconds.putIfAbsent(shard, after);
                }
            });
            return seconds.size() >= Topic.PARTITIONS / 2 && seconds.size() == positionAtClaim.size();
        });
        return seconds;
    }

    private static Map<Integer, Long> column(Connection connection, String perShard) {
        var values = new HashMap<Integer, Long>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(perShard)) {
            while (row.next()) {
                values.put(row.getInt(1), row.getLong(2));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
