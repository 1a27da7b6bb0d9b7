package io.bellwether.e2e.faults;

import io.bellwether.embedded.EmbeddedKafka;
import io.bellwether.embedded.EmbeddedPostgres;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The broker and the database server that the instances stand on; both can be restarted under them. */
final class Ground implements AutoCloseable {

    private record Login(String url, String user, String password) {}

    private final Path folder;
    private final Map<Service, Login> databases = new EnumMap<>(Service.class);
    private EmbeddedKafka kafka;
    private EmbeddedPostgres postgres;

    private Ground(Path folder) {
        this.folder = folder;
        this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        this.postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
    }

    static Ground start(Path folder) {
        var ground = new Ground(folder);
        for (var service : new Service[] {Service.HEALTH, Service.ALERTING}) {
            var name = service.label();
            var password = UUID.randomUUID().toString();
            ground.databases.put(service, new Login(ground.postgres.database(name, password), name, password));
        }
        ground.createTopics();
        return ground;
    }

    String broker() {
        return kafka.bootstrapServers();
    }

    Map<String, String> environment(Service service) {
        var login = databases.get(service);
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker(),
                "QUARKUS_DATASOURCE_JDBC_URL", login.url(),
                "QUARKUS_DATASOURCE_USERNAME", login.user(),
                "QUARKUS_DATASOURCE_PASSWORD", login.password());
    }

    Connection connect(Service service) throws SQLException {
        var login = databases.get(service);
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    void restartBroker() {
        int port = kafka.port();
        kafka.close();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
    }

    void restartPostgres() {
        int port = postgres.port();
        postgres.close();
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), port);
    }

    /** Ends every session of a service's instances, whatever they are in the middle of. */
    void dropConnections(Service service) throws SQLException {
        try (var connection = connect(service);
                var drop = connection.prepareStatement("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE usename = current_user AND pid <> pg_backend_pid()")) {
            drop.execute();
        }
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }

    private void createTopics() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker()))) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
