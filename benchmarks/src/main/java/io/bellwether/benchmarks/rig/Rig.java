package io.bellwether.benchmarks.rig;

import io.bellwether.embedded.EmbeddedPostgres;
import io.bellwether.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A new broker with the topics of the contract and a new database server, in a temporary folder. */
public final class Rig implements AutoCloseable {

    /** Beside fsync, synchronous_commit and full_page_writes, which {@link EmbeddedPostgres} insists on. */
    private static final Map<String, String> POSTGRES =
            Map.of("shared_buffers", "1GB", "max_wal_size", "4GB", "checkpoint_timeout", "15min");

    static final String PASSWORD = "benchmark";

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final JavaProcess broker;
    private final String bootstrap;

    private Rig(Path folder, EmbeddedPostgres postgres, JavaProcess broker, String bootstrap) {
        this.folder = folder;
        this.postgres = postgres;
        this.broker = broker;
        this.bootstrap = bootstrap;
    }

    public static Rig start() {
        try {
            var folder = Files.createTempDirectory("bellwether-bench");
            int port = freePort();
            var broker = JavaProcess.ofClass(
                    BrokerMain.class,
                    List.of("-Xms512m", "-Xmx1g"),
                    List.of(folder.resolve("kafka").toString(), Integer.toString(port)),
                    folder.resolve("kafka.log"));
            var rig = new Rig(
                    folder,
                    EmbeddedPostgres.start(folder.resolve("postgres"), 0, POSTGRES),
                    broker,
                    "127.0.0.1:" + port);
            rig.createTopics();
            return rig;
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the measurement", e);
        }
    }

    public String bootstrap() {
        return bootstrap;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** A database of that name; its owner has the same name. */
    public String database(String name) {
        return postgres.database(name, PASSWORD) + "?user=" + name + "&password=" + PASSWORD
                + "&reWriteBatchedInserts=true";
    }

    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(database(name));
    }

    public ProcessMeter brokerMeter() {
        return new ProcessMeter(broker.pid());
    }

    public ProcessMeter postgresMeter() {
        try (var lines = Files.lines(folder.resolve("postgres/data/postmaster.pid"))) {
            return new ProcessMeter(Long.parseLong(lines.findFirst().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL wrote no process id", e);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    @Override
    public void close() {
        broker.close();
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e);
        }
    }

    /**
     * Also waits until all partitions are led. Of a producer that it does not know yet a broker takes any sequence number:
     * were a producer's first batch refused for want of a leader and its second taken, the first would be out of order
     * for ever.
     */
    private void createTopics() {
        var topics = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1)
                        .configs(topic.compacted() ? Map.of("cleanup.policy", "compact") : Map.of()))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
            admin.listOffsets(newest()).all().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("cannot create the topics; see " + folder.resolve("kafka.log"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, OffsetSpec> newest() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(shard -> new TopicPartition(topic.topicName(), shard)))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    }
}
