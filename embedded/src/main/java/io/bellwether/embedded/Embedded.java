package io.bellwether.embedded;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.UUID;

/**
 * One broker and one PostgreSQL shared by all tests of a JVM: started by the first who asks, in a temp folder,
 * stopped when the JVM exits.
 */
public final class Embedded {

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private Embedded(Map<String, String> endpoints) {
        kafka = EmbeddedKafka.running(Integer.parseInt(endpoints.get(SharedServers.KAFKA_PORT)));
        postgres = EmbeddedPostgres.running(
                Integer.parseInt(endpoints.get(SharedServers.POSTGRES_PORT)),
                endpoints.get(SharedServers.POSTGRES_PASSWORD));
    }

    public static Embedded shared() {
        return Shared.EMBEDDED;
    }

    /** Closing it does nothing: it is not the caller's alone. */
    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** Closing it does nothing: it is not the caller's alone. */
    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /**
     * What a service needs to run against them, as MicroProfile config, with a new and empty database.
     *
     * @param service names the database, which has a number besides
     */
    public Map<String, String> serviceConfig(String service) {
        var superuser = postgres.superuser();
        superuser.run("CREATE SEQUENCE IF NOT EXISTS databases");
        var number = superuser.query("SELECT nextval('databases')").getFirst();
        var database = service.replace('-', '_') + "_" + number;
        var password = UUID.randomUUID().toString();
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url",
                postgres.database(database, password),
                "quarkus.datasource.username",
                database,
                "quarkus.datasource.password",
                password);
    }

    private static final class Shared {
        static final Embedded EMBEDDED = new Embedded(endpoints());
    }

    // Quarkus loads this module anew for every test profile, and closes those class loaders before the JVM ends. The
    // system class loader's copy is one per JVM and stays usable, so that one holds the servers.
    @SuppressWarnings("unchecked")
    private static Map<String, String> endpoints() {
        try {
            var endpoints = Class.forName(SharedServers.class.getName(), true, ClassLoader.getSystemClassLoader())
                    .getDeclaredMethod("endpoints");
            endpoints.setAccessible(true);
            return (Map<String, String>) endpoints.invoke(null);
        } catch (ClassNotFoundException notOnTheClassPath) {
            return SharedServers.endpoints();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the shared servers did not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another version of this module is on the class path", e);
        }
    }
}
