package io.bellwether.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.bellwether.effectonce.EffectOnce;
import io.bellwether.effectonce.Settings;
import io.bellwether.effectonce.Telemetry;
import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Described;
import io.bellwether.events.Account.Message;
import io.bellwether.events.Account.Payment;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
import io.bellwether.fixture.Infrastructure;
import io.bellwether.health.AccountWriter.Folded;
import io.bellwether.health.AssignmentDocument.ModelChoice;
import io.bellwether.health.AssignmentDocument.RuleDocument;
import io.bellwether.health.ModelStore.Stamp;
import io.bellwether.health.ModelStore.Version;
import io.bellwether.health.model.Models;
import io.bellwether.health.model.Presets;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.StateCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Accounts of all shards in a database of their own, instances that look at them, and a clock that is set forward. */
final class SweepRig implements AutoCloseable {

    /** More than are looked at in one transaction. */
    private static final int ACCOUNTS_OF_THE_FIRST_SHARD = 1_500;

    private static final int ACCOUNTS_OF_OTHERS = 20;
    static final int ACCOUNTS = ACCOUNTS_OF_THE_FIRST_SHARD + (Topic.PARTITIONS - 1) * ACCOUNTS_OF_OTHERS;

    /** What instances read: nothing that the service says comes back by it. All tests share it. */
    static final Topic INPUT = Topic.CSM_TASKS;

    /** Notes each time that an account's row is written, of which day it speaks then, and in which transaction. */
    private static final String NOTE = """
            CREATE TABLE written (account text NOT NULL, day date NOT NULL, tx bigint DEFAULT txid_current());
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO written VALUES (new.account, new.evaluated_on);
                RETURN NULL;
            END $$;
            CREATE TRIGGER note AFTER INSERT OR UPDATE ON account FOR EACH ROW
                WHEN (new.account LIKE 'sweep-%') EXECUTE FUNCTION note();
            """;

    final Instant now = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(10, ChronoUnit.HOURS);
    final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    final SetClock clock = new SetClock(now);
    final List<EffectOnce> instances = new ArrayList<>();
    /** Of all instances. */
    final Counter setAside = new SimpleMeterRegistry().counter("set.aside");

    private final Map<String, String> infrastructure;
    final AgroalDataSource database;

    SweepRig() throws SQLException, IOException {
        infrastructure = new Infrastructure().start();
        database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(20)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(infrastructure.get("quarkus.datasource.jdbc.url"))
                                .principal(new NamePrincipal(infrastructure.get("quarkus.datasource.username")))
                                .credential(new SimplePassword(infrastructure.get("quarkus.datasource.password"))))));
        for (var script : migrations()) {
            execute(Files.readString(script));
        }
        execute(NOTE);
        try (var connection = database.getConnection()) {
            for (int shard = 0; shard < Topic.PARTITIONS; shard++) {
                AccountWriter.writeStates(connection, accounts(shard));
            }
        }
    }

    @Override
    public void close() {
        instances.forEach(EffectOnce::close);
        database.close();
    }

    /** Today is the last day of an account's onboarding: day 89. */
    void assignOnboardingToSupport() throws SQLException {
        var onboarding = new RuleDocument(List.of(), List.of("onboarding"), "support", null);
        var phases = PhaseSchemes.all().get(PhaseSchemes.DEFAULT);
        var document = new AssignmentDocument(phases, List.of(onboarding), new ModelChoice("value", null));
        var state = new AccountState();
        say(state, new Contract(today.minusDays(89), today.plusDays(276), 9_000.0, null), 89);
        say(state, new Usage.Login("ann"), 30);
        try (var connection = database.getConnection()) {
            for (var preset : Presets.all()) {
                var version = new Version(preset.name(), 1, true, true, Models.write(preset), now, "test");
                ModelStore.publish(connection, version);
            }
            AssignmentStore.add(connection, 2, document, new Stamp("test", now));
            var young = new Folded(1, Account.unknown("young").row(), StateCodec.write(state));
            AccountWriter.writeStates(connection, List.of(young));
        }
        execute("UPDATE models_in_force SET generation = generation + 1");
    }

    /** An account that fell silent so long ago that no day changes it, red and left by its champion. */
    void addCalm(String id) throws SQLException {
        writeCalm(Account.unknown(id));
    }

    /** Writes the account's state as an event of it does. */
    void writeCalm(Account account) throws SQLException {
        var state = new AccountState();
        var described = new Described("Calm", null, 9_000.0, "maria", null, null, 20, 20, 30.0, 3.0, null, null, null);
        say(state, described, 200);
        say(state, new Usage.Login("ann"), 200);
        say(state, new Usage.FeatureUsed("search", "bob", 3, true), 200);
        say(state, new Payment(Payment.State.CURRENT), 200);
        say(state, new Contact("ann", Contact.Role.CHAMPION, Contact.Change.ADDED, null, null), 201);
        say(state, new Contact("ann", Contact.Role.CHAMPION, Contact.Change.LEFT, null, null), 200);
        try (var connection = database.getConnection()) {
            AccountWriter.writeStates(connection, List.of(new Folded(1, account.row(), StateCodec.write(state))));
        }
    }

    /** Sets the clock, and waits until all accounts were looked at. */
    void lookOn(int daysAhead) {
        clock.set(now.plus(Duration.ofDays(daysAhead)));
        awaitDone(today.plusDays(daysAhead));
    }

    /** An instance of the service's event path, with a topic as input that no service says events on. */
    void start() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 1, new MemorySizeConverter())
                .withMapping(HealthConfig.class)
                .build()
                .getConfigMapping(HealthConfig.class);
        var office =
                new Office(config, new ModelsInForce(null, config), clock, new AccountCache.Budget(1 << 20), setAside);
        var settings = new Settings(
                infrastructure.get("quarkus.datasource.username"), // a group of its own
                Set.of(INPUT),
                config.workers(),
                config.largestBatch(),
                config.fetchWait(),
                config.dedupWindow(),
                config.largestInbox(),
                config.stalledAfter(),
                kafka());
        var telemetry = new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop());
        var instance = new EffectOnce(settings, database, shard -> new Intake(shard, office), telemetry, clock);
        instances.add(instance);
        instance.start();
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", infrastructure.get("kafka.bootstrap.servers"));
    }

    private List<Folded> accounts(int shard) {
        var state = new AccountState();
        var described =
                new Described("Acme", null, 9_000.0, "maria", "retail", null, 10, 10, 20.0, 3.0, null, null, null);
        say(state, described, 30);
        say(state, new Usage.Login("ann"), 30);
        say(state, new Usage.FeatureUsed("search", "ann", 1, true), 30);
        say(state, new Message(Message.State.ANSWERED, "mail", "ann"), 30); // contact-recency falls day by day
        var stored = StateCodec.write(state);
        return IntStream.range(0, shard == 0 ? ACCOUNTS_OF_THE_FIRST_SHARD : ACCOUNTS_OF_OTHERS)
                .mapToObj(number -> new Folded(
                        shard, Account.unknown("sweep-" + shard + "-" + number).row(), stored))
                .toList();
    }

    private void say(AccountState state, Fact fact, int daysAgo) {
        Folding.fold(state, new Event("test", "e", "acme", now.minus(Duration.ofDays(daysAgo)), fact), 0);
    }

    /** Outside of Quarkus, Flyway does not know PostgreSQL. */
    private static List<Path> migrations() throws IOException {
        var scripts = new ArrayList<Path>();
        for (var folder :
                List.of("../effect-once/src/main/resources/db/effect-once", "src/main/resources/db/migration")) {
            try (var files = Files.list(Path.of(folder))) {
                files.forEach(scripts::add);
            }
        }
        scripts.sort(Comparator.comparingDouble(SweepRig::version));
        return scripts;
    }

    private static double version(Path script) {
        return Double.parseDouble(script.getFileName().toString().replaceFirst("V(\\d+)_?(\\d*)__.*", "$1.$2"));
    }

    void awaitDone(LocalDate day) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(query(
                                "SELECT day::text, count(*)::int FROM sweep WHERE last_account IS NULL GROUP BY day"))
                        .isEqualTo(Map.of(day.toString(), Topic.PARTITIONS)));
    }

    /** How many accounts were written how many times with what is said of a day. */
    Map<String, Integer> writes(LocalDate day) {
        return query("SELECT times::text, count(*)::int FROM (SELECT count(*) AS times FROM written WHERE day = '" + day
                + "' GROUP BY account) each GROUP BY times");
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Map<String, Integer> query(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var found = new HashMap<String, Integer>();
            while (row.next()) {
                found.put(row.getString(1), row.getInt(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that stands where it was set. */
    static final class SetClock extends Clock {

        private volatile Instant instant;

        SetClock(Instant instant) {
            this.instant = instant;
        }

        void set(Instant to) {
            instant = to;
        }

        @Override
        public Instant instant() {
            return instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
