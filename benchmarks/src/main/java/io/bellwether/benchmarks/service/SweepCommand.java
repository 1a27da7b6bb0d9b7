package io.bellwether.benchmarks.service;

import io.bellwether.benchmarks.Machine;
import io.bellwether.benchmarks.ResultFile;
import io.bellwether.benchmarks.rig.ProcessMeter;
import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Services;
import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.events.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bellwether bench sweep}. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "The daily look at all accounts, one in five of them active, with a heap of 1 GiB.")
public final class SweepCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** This part of the look is what a process that has just started is warmed up by. */
    private static final int PERCENT_TO_WARM_UP = 30;

    /** To count takes PostgreSQL some of the time that is measured. */
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);

    /** As if all had been judged yesterday, and the active ones had had another score. */
    private static final String YESTERDAY = """
            UPDATE account SET evaluated_on = evaluated_on - 1, kept = NOT active, exact = exact - active::int
              FROM (SELECT account AS of, account LIKE '%active-%' AS active FROM account) all_of_them
             WHERE account = of;
            UPDATE sweep SET day = day - 1
            """;

    /** As if the accounts that time alone does not change had been found so on days evenly apart. */
    private static final String SPREAD = """
            UPDATE account_state SET calm_until = (now() AT TIME ZONE 'UTC')::date - 1
                       + floor(random() * (calm_until - (now() AT TIME ZONE 'UTC')::date + 1))::int
             WHERE calm_until IS NOT NULL
            """;

    private static final String SWEPT = """
            SELECT count(*) FROM account_state JOIN sweep USING (shard)
             WHERE day = (now() AT TIME ZONE 'UTC')::date AND (last_account IS NULL OR account <= last_account)
            """;
    private static final String PERCENT_OF_A_SHARD = """
            SELECT 100 * count(*) FILTER (WHERE day = (now() AT TIME ZONE 'UTC')::date
                                            AND (last_account IS NULL OR account <= last_account)) / count(*)
              FROM account_state JOIN sweep USING (shard) WHERE shard = 0
            """;
    private static final String CALM =
            "SELECT count(*) FROM account_state WHERE calm_until >= (now() AT TIME ZONE 'UTC')::date";

    private static final String DONE =
            "SELECT count(*) FROM sweep WHERE last_account IS NULL AND day = (now() AT TIME ZONE 'UTC')::date";

    @Option(names = "--accounts", defaultValue = "1000000", description = "Accounts (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--jvm", description = "An option of the service's JVM, such as one that records a profile.")
    private List<String> jvm = List.of();

    @Override
    public Integer call() throws SQLException {
        try (var rig = Rig.start();
                var connection = rig.connect("health");
                var statement = connection.createStatement()) {
            try (var services = new Services(rig)) {
                services.start("health", List.of());
                Book.sayPatterns(rig);
            }
            Book.copy(rig, accounts);
            var results = new LinkedHashMap<String, Object>();
            results.put("machine", Machine.describe());
            results.put("accounts", accounts);
            lookFrom(statement, YESTERDAY);
            sweep(rig, connection); // so that what is there is what a look leaves
            lookFrom(statement, YESTERDAY, "UPDATE account_state SET calm_until = NULL");
            results.put("noneKnownAsCalm", sweep(rig, connection));
            lookFrom(statement, YESTERDAY, SPREAD);
            results.put("anyDay", sweep(rig, connection));
            ResultFile.write("sweep", results);
        }
        return 0;
    }

    private static void lookFrom(Statement statement, String... changes) throws SQLException {
        for (var change : changes) {
            statement.execute(change);
        }
        statement.execute("VACUUM ANALYZE");
    }

    private Map<String, Object> sweep(Rig rig, Connection connection) throws SQLException {
        try (var services = new Services(rig)) {
            var health = services.start("health", options());
            var service = new ProcessMeter(health.process().pid());
            var postgres = rig.postgresMeter();
            long calm = ask(connection, CALM);
            var ready = Reading.of(ask(connection, SWEPT), service, postgres);
            Waiting.until(PATIENCE, () -> {
                Waiting.pause(BETWEEN_COUNTS);
                return ask(connection, PERCENT_OF_A_SHARD) >= PERCENT_TO_WARM_UP;
            });
            var warm = Reading.of(ask(connection, SWEPT), service, postgres);
            Waiting.until(PATIENCE, () -> ask(connection, DONE) == Topic.PARTITIONS);
            var done = Reading.of(accounts, service, postgres);
            var results = new LinkedHashMap<String, Object>();
            results.put("calm", calm);
            results.put("peakMiB", service.peakMiB());
            results.put("all", done.since(ready));
            results.put("onceWarm", done.since(warm));
            return results;
        }
    }

    /** How far the look has come, and at what cost. */
    private record Reading(long nanos, long swept, double service, double postgres) {

        static Reading of(long swept, ProcessMeter service, ProcessMeter postgres) {
            return new Reading(System.nanoTime(), swept, service.cpuSeconds(), postgres.cpuSeconds());
        }

        Map<String, Object> since(Reading before) {
            double serviceCpu = service - before.service;
            double postgresCpu = postgres - before.postgres;
            long accounts = swept - before.swept;
            var results = new LinkedHashMap<String, Object>();
            results.put("accounts", accounts);
            results.put("seconds", (nanos - before.nanos) / 1e9);
            results.put("cpuSecondsOfService", serviceCpu);
            results.put("cpuSecondsOfPostgres", postgresCpu);
            results.put("accountsPerSecondAndCore", Math.round(accounts / (serviceCpu + postgresCpu)));
            return results;
        }
    }

    /** The look is not spread: what counts is how fast it can be. */
    private List<String> options() {
        var options = new ArrayList<>(jvm);
        options.add("-Dbellwether.health.sweep-over=PT0S");
        return options;
    }

    private static long ask(Connection connection, String question) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
