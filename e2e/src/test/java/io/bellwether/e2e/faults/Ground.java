package io.bellwether.e2e.faults;

import io.bellwether.embedded.EmbeddedPostgres;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import io.bellwether.quickstart.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The broker and the database server that the instances stand on; both can be restarted and killed under them. */
public final class Ground implements AutoCloseable {

    private record Login(String url, String user, String password) {}

    private final Path folder;
    private final Map<Service, Login> databases = new EnumMap<>(Service.class);
    private Broker broker;
    private EmbeddedPostgres postgres;
    private Watchdog watchdog;
    private Admin admin;
    private int worlds;
    private int instances;

    private Ground(Path folder) {
        this.folder = folder;
        broker = Broker.start(folder.resolve("kafka"), 0);
        startPostgres(0);
        admin = Admin.create(Map.of("bootstrap.servers", broker()));
    }

    /** With all topics, and empty databases. */
    public static Ground start() {
        try {
            var ground =
                    new Ground(Files.createTempDirectory(Files.createDirectories(Path.of("target/faults")), "run-"));
            ground.createTopics();
            ground.forget();
            return ground;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the logs of the instances are, too. */
    Path folder() {
        return folder;
    }

    /** From now on other, empty databases: whoever starts with them takes all that the topics hold. */
    void forget() {
        worlds++;
        for (var service : List.of(Service.SURVEY, Service.HEALTH, Service.ALERTING)) {
            var name = service.label() + worlds;
            var password = UUID.randomUUID().toString();
            databases.put(service, new Login(postgres.database(name, password), name, password));
        }
    }

    /** A number that no other instance on this ground has. */
    int next() {
        return ++instances;
    }

    /** As {@code host:port}. */
    public String broker() {
        return broker.address();
    }

    /** @param instance so named at the database, too */
    Map<String, String> environment(Service service, String instance) {
        if (service == Service.INGESTION) { // the one without a database
            return Map.of("KAFKA_BOOTSTRAP_SERVERS", broker());
        }
        var login = databases.get(service);
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker(),
                "QUARKUS_DATASOURCE_JDBC_URL", login.url() + "?ApplicationName=" + instance,
                "QUARKUS_DATASOURCE_USERNAME", login.user(),
                "QUARKUS_DATASOURCE_PASSWORD", login.password());
    }

    Connection connect(Service service) throws SQLException {
        var login = databases.get(service);
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    /** The instances, by client id, to which the broker assigns shards of the service. */
    Set<String> members(Service service) {
        var group = service.label() + "-service";
        var described = answer(admin.describeConsumerGroups(List.of(group)).all());
        return described.get(group).members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .map(MemberDescription::clientId)
                .collect(Collectors.toSet());
    }

    /** Where each partition of the topics ends. */
    Map<TopicPartition, Long> ends(List<Topic> topics) {
        var partitions = topics.stream()
                .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(partitions).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    void restartBroker() {
        broker.close();
        broker = Broker.start(folder.resolve("kafka"), broker.port());
    }

    /** kill -9, and another one on what it left. */
    void killBroker() {
        broker.kill();
        broker = Broker.start(folder.resolve("kafka"), broker.port());
    }

    void restartPostgres() {
        int port = postgres.port();
        postgres.close();
        watchdog.close();
        startPostgres(port);
    }

    /** kill -9 of the process that all others come from; another one recovers from the log what was committed. */
    void killPostgres() {
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        restartPostgres();
    }

    /** Ends every session of a service's instances, whatever they are in the middle of. */
    void dropConnections(Service service) throws SQLException {
        try (var connection = connect(service);
                var drop = connection.prepareStatement("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE usename = current_user AND pid <> pg_backend_pid()")) {
            drop.execute();
        }
    }

    /** Whether the database waits for the next statement of a transaction of the instance. */
    boolean isInTransaction(Instance instance) throws SQLException {
        try (var connection = connect(instance.service());
                var select = connection.prepareStatement("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE application_name = ? AND state LIKE 'idle in transaction%'")) {
            select.setString(1, instance.name());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1) > 0;
            }
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
        postgres.close();
        watchdog.close();
    }

    private void startPostgres(int port) {
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), port);
        watchdog = Watchdog.over(postmaster(), "INT");
    }

    private long postmaster() {
        try (var lines = Files.lines(folder.resolve("postgres/data/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL wrote no process id", e);
        }
    }

    private void createTopics() {
        answer(admin.createTopics(Arrays.stream(Topic.values())
                        .map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1))
                        .toList())
                .all());
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
