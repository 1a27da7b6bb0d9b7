package io.bellwether.benchmarks.service;

import io.bellwether.benchmarks.Machine;
import io.bellwether.benchmarks.ResultFile;
import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Services;
import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.benchmarks.workload.Publisher;
import io.bellwether.events.Event;
import io.bellwether.events.Usage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bellwether bench latency}. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description =
                "Open-loop load: from the broker's acknowledgement to the committed score, and from an event that "
                        + "HTTP accepted to the task that it makes.")
public final class LatencyCommand implements Callable<Integer> {

    private static final int PROBES_PER_SECOND = 5;
    /** As ingestion's producer. The time counts from the acknowledgement, so it is not part of what is measured. */
    private static final int LINGER_MILLIS = 5;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "2000,5000",
            description = "Events a second (${DEFAULT-VALUE}).")
    private List<Integer> rates;

    @Option(names = "--seconds", defaultValue = "30", description = "Measured (${DEFAULT-VALUE}).")
    private int seconds;

    /** Five JVMs on two cores compile what they run for minutes, and take the time of what they run. */
    @Option(
            names = "--warm-up",
            defaultValue = "240",
            description = "Seconds of the same load, probes included, before that (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--accounts", defaultValue = "10000", description = "Accounts they are of (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--jvm", description = "An option of the services' JVMs, such as another collector.")
    private List<String> jvm = List.of();

    private final Random random = new Random(1);
    private long made;

    @Override
    public Integer call() throws SQLException {
        var latencies = new LinkedHashMap<String, Object>();
        try (var rig = Rig.start();
                var services = new Services(rig);
                var publisher = new Publisher(rig.bootstrap(), LINGER_MILLIS)) {
            services.start("health", jvm);
            var probes = new TaskProbes(services.start("ingestion", jvm), services.token(), rig.database("alerting"));
            services.start("alerting", jvm);
            for (int rate : rates) {
                latencies.put(rate + "/s", measure(rate, rig, publisher, probes));
            }
        }
        ResultFile.write("latency", Map.of("machine", Machine.describe(), "latencyMs", latencies));
        return 0;
    }

    private Map<String, Object> measure(int rate, Rig rig, Publisher publisher, TaskProbes probes) throws SQLException {
        warmUp(rate, publisher, probes);
        try (var committed = new Committed(rig.connect("health"));
                var running = probes.start(PROBES_PER_SECOND, seconds)) {
            OpenLoop.run(rate, seconds, _ -> send(publisher, committed::expect));
            publisher.flush();
            Waiting.until(Duration.ofSeconds(60), () -> committed.latencies().size() >= rate * seconds);
            var results = new LinkedHashMap<String, Object>();
            results.put("acknowledged-to-committed", committed.latencies().milliseconds());
            results.put("accepted-to-task", running.latencies().milliseconds());
            System.out.println(rate + "/s " + results);
            return results;
        }
    }

    private void warmUp(int rate, Publisher publisher, TaskProbes probes) throws SQLException {
        try (var _ = probes.start(PROBES_PER_SECOND, warmUp)) {
            OpenLoop.run(rate, warmUp, _ -> send(publisher, _ -> {}));
        }
    }

    private void send(Publisher publisher, Consumer<Publisher.Acknowledged> whenAcknowledged) {
        var _ = publisher.publish(event()).thenAccept(whenAcknowledged);
    }

    private Event event() {
        var user = "user-" + random.nextInt(50);
        return new Event(
                "/bench",
                "latency-" + made++,
                "account-" + random.nextInt(accounts),
                Instant.now(),
                new Usage.Login(user));
    }
}
