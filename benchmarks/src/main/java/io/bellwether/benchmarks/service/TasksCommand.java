package io.bellwether.benchmarks.service;

import io.bellwether.benchmarks.Machine;
import io.bellwether.benchmarks.ResultFile;
import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Services;
import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.benchmarks.workload.Publisher;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Event;
import io.bellwether.events.Severity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bellwether bench tasks}. */
@Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        description =
                "How long lists of tasks take with few open and with many; the tasks are made by risks on the topic.")
public final class TasksCommand implements Callable<Integer> {

    private static final int REQUESTS = 500;
    private static final int CSMS = 50;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("all, most urgent first", "/v1/tasks?limit=50");
        LISTS.put("of a csm", "/v1/tasks?limit=50&csm=csm-%d");
        LISTS.put("of an account", "/v1/tasks?limit=50&account=account-%d");
        LISTS.put("newest", "/v1/tasks?limit=50&sort=newest");
    }

    @Option(names = "--few", defaultValue = "1000", description = "Open tasks at first (${DEFAULT-VALUE}).")
    private int few;

    @Option(names = "--many", defaultValue = "100000", description = "And then (${DEFAULT-VALUE}).")
    private int many;

    private final Random random = new Random(1);

    @Override
    public Integer call() throws SQLException {
        try (var rig = Rig.start();
                var services = new Services(rig)) {
            var alerting = services.start("alerting", List.of());
            raise(rig, 0, few);
            lists(services, alerting);
            var withFew = lists(services, alerting);
            raise(rig, few, many);
            lists(services, alerting);
            var withMany = lists(services, alerting);
            var ratios = new LinkedHashMap<String, Double>();
            withFew.forEach(
                    (name, times) -> ratios.put(name, round(withMany.get(name).get("p99") / times.get("p99"))));
            var results = new LinkedHashMap<String, Object>();
            results.put("machine", Machine.describe());
            results.put("p99Ratios", ratios);
            results.put("millisecondsWith" + few, withFew);
            results.put("millisecondsWith" + many, withMany);
            ResultFile.write("tasks", results);
        }
        return 0;
    }

    private void raise(Rig rig, int from, int to) throws SQLException {
        try (var publisher = new Publisher(rig.bootstrap(), 50);
                var connection = rig.connect("alerting");
                var count = connection.prepareStatement("SELECT count(*) FROM task")) {
            for (int i = from; i < to; i++) {
                var _ = publisher.publish(risk(i));
            }
            publisher.flush();
            Waiting.until(Duration.ofMinutes(4), () -> {
                try (var row = count.executeQuery()) {
                    row.next();
                    return row.getInt(1) >= to;
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private Event risk(int number) {
        var account = "account-" + number;
        var card = new AccountCard(account, "csm-" + number % CSMS, "smb", 10_000.0, null);
        var today = LocalDate.now(ZoneOffset.UTC);
        var severity = SEVERITIES.get(random.nextInt(SEVERITIES.size()));
        var raised = new ChurnRisk.Raised(
                "champion-left", severity, today, "the champion left", 40, Band.RED, List.of(), card);
        return new Event("/bench", "risk-" + number, account, Instant.now(), raised);
    }

    private Map<String, Map<String, Double>> lists(Services services, Services.Instance alerting) {
        var times = new LinkedHashMap<String, Map<String, Double>>();
        LISTS.forEach((name, path) -> {
            var latencies = new Latencies();
            for (int i = 0; i < REQUESTS; i++) {
                long started = System.nanoTime();
                services.get(alerting, path.formatted(i % CSMS));
                latencies.add(System.nanoTime() - started);
            }
            times.put(name, latencies.milliseconds());
        });
        return times;
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
