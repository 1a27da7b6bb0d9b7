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
import io.bellwether.events.Expansion;
import io.bellwether.events.Fact;
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
                "How long lists of tasks take, by the filters that people use, with few open and with many; the tasks "
                        + "are made by risks and opportunities on the topics.")
public final class TasksCommand implements Callable<Integer> {

    private static final int REQUESTS = 500;
    private static final int CSMS = 50;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final List<String> SEGMENTS = List.of("enterprise", "mid-market", "smb", "smb");
    /** What there is to search for: a word of one is in a fourth of the tasks. */
    private static final List<String> EVIDENCE = List.of(
            "the champion left",
            "usage fell by 37 % within 30 days",
            "seven detractors in the last survey",
            "no meeting for a quarter");
    // What is raised now is due later: nothing but days that pass, or this, makes something overdue. It is a tenth.
    private static final String SOME_ARE_OVERDUE =
            "UPDATE task SET due = due - 60 WHERE hashtext(account) % 10 = 0 AND due >= current_date";
    // Nothing is closed or escalated in the minutes that this takes. Each is a twentieth.
    private static final String SOME_ARE_CLOSED = """
            UPDATE task SET (status, outcome, closed_at, closed_by, escalate_at) =
                ('done', 'saved', now(), 'bench', NULL)
            WHERE hashtext(account) % 10 = 1 AND closed_at IS NULL
            """;
    private static final String SOME_ARE_ESCALATED = """
            INSERT INTO escalation (task, opening, level, passed, at, why, told)
            SELECT id, 0, 'manager', false, now(), 'for the benchmark', '{}' FROM task WHERE hashtext(account) % 10 = 2
            ON CONFLICT DO NOTHING
            """;
    private static final List<String> LIKE_LIFE = List.of(SOME_ARE_OVERDUE, SOME_ARE_CLOSED, SOME_ARE_ESCALATED);

    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("all, most urgent first", "/v1/tasks?limit=50");
        LISTS.put("of a csm", "/v1/tasks?limit=50&csm=csm-%d");
        LISTS.put("of an account", "/v1/tasks?limit=50&account=account-%d");
        LISTS.put("newest", "/v1/tasks?limit=50&sort=newest");
        LISTS.put("expansions", "/v1/tasks?limit=50&kind=expansion");
        LISTS.put("critical and high", "/v1/tasks?limit=50&severity=critical&severity=high");
        LISTS.put("of a segment", "/v1/tasks?limit=50&segment=enterprise");
        LISTS.put("overdue", "/v1/tasks?limit=50&overdue=true");
        LISTS.put("of nobody", "/v1/tasks?limit=50&unassigned=true");
        LISTS.put("for a reason that many have", "/v1/tasks?limit=50&reason=champion-left");
        LISTS.put("for a reason that few have", "/v1/tasks?limit=50&reason=budget-cut");
        LISTS.put("escalated", "/v1/tasks?limit=50&escalated=any");
        LISTS.put("due within three days", "/v1/tasks?limit=50&dueFrom=%2$s&dueTo=%3$s");
        LISTS.put("done", "/v1/tasks?limit=50&status=done");
        LISTS.put("all, due first", "/v1/tasks?limit=50&sort=due");
        LISTS.put("with two words", "/v1/tasks?limit=50&text=champ+left");
        LISTS.put("of a csm, due first", "/v1/tasks?limit=50&csm=csm-%d&sort=due");
        LISTS.put("of a csm, expansions", "/v1/tasks?limit=50&csm=csm-%d&kind=expansion");
        LISTS.put("of a csm, critical and high", "/v1/tasks?limit=50&csm=csm-%d&severity=critical&severity=high");
        LISTS.put("of a csm, of a segment", "/v1/tasks?limit=50&csm=csm-%d&segment=enterprise");
        LISTS.put("of a csm, overdue", "/v1/tasks?limit=50&csm=csm-%d&overdue=true");
        LISTS.put("of a csm, with the name of an account", "/v1/tasks?limit=50&csm=csm-%1$d&text=account+%1$d");
    }

    @Option(names = "--few", defaultValue = "1000", description = "Open tasks at first (${DEFAULT-VALUE}).")
    private int few;

    @Option(names = "--many", defaultValue = "100000", description = "And then (${DEFAULT-VALUE}).")
    private int many;

    @Option(names = "--only", split = ";", description = "Some of the lists, by their names; all where absent.")
    private List<String> only = List.copyOf(LISTS.keySet());

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
                var count = connection.prepareStatement("SELECT count(*) FROM task");
                var change = connection.createStatement()) {
            for (int i = from; i < to; i++) {
                var _ = publisher.publish(signal(i));
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
            connection.setAutoCommit(false);
            change.execute("LOCK TABLE task IN EXCLUSIVE MODE"); // the service's own jobs change them in another order
            for (var some : LIKE_LIFE) {
                change.executeUpdate(some);
            }
            connection.commit();
        }
    }

    /** A third are opportunities, a hundredth are nobody's; one risk of two hundred is another one than all others. */
    private Event signal(int number) {
        var account = "account-" + number;
        var csm = random.nextInt(100) == 0 ? null : "csm-" + number % CSMS;
        var card = new AccountCard(account, csm, any(SEGMENTS), 10_000.0, null);
        var today = LocalDate.now(ZoneOffset.UTC);
        var reason = random.nextInt(200) == 0 ? "budget-cut" : "champion-left";
        Fact raised = random.nextInt(3) == 0
                ? new Expansion.Raised(
                        "seats", random.nextDouble(), today, any(EVIDENCE), 85, Band.GREEN, List.of(), card)
                : new ChurnRisk.Raised(reason, any(SEVERITIES), today, any(EVIDENCE), 40, Band.RED, List.of(), card);
        return new Event("/bench", "signal-" + number, account, Instant.now(), raised);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Map<String, Map<String, Double>> lists(Services services, Services.Instance alerting) {
        var times = new LinkedHashMap<String, Map<String, Double>>();
        var today = LocalDate.now(ZoneOffset.UTC);
        only.forEach(name -> {
            var path = LISTS.get(name);
            var latencies = new Latencies();
            for (int i = 0; i < REQUESTS; i++) {
                long started = System.nanoTime();
                services.get(alerting, path.formatted(i % CSMS, today, today.plusDays(3)));
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
