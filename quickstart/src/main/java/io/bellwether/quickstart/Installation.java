package io.bellwether.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A running Bellwether: broker and database in this JVM, the four services as processes of their own.
 *
 * <p>Its folder keeps the data between starts. {@link #close()} stops the services first, then the broker, then the
 * database, and leaves no process behind; should this JVM be killed, watchdogs end the processes.
 */
public final class Installation implements AutoCloseable {

    private static final List<String> ALL_ROLES = List.of("publisher", "csm", "admin");

    private final Setup setup;
    private final FolderLock lock;
    private final Infrastructure infrastructure;
    private final Credentials credentials;
    private final Leftovers leftovers;
    private final Map<Service, URI> urls = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> processes = new ConcurrentHashMap<>();
    private final CompletableFuture<ServiceDied> failure = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private Installation(Setup setup, FolderLock lock, Infrastructure infrastructure, Leftovers leftovers) {
        this.setup = setup;
        this.lock = lock;
        this.infrastructure = infrastructure;
        this.credentials = Credentials.in(setup.folder());
        this.leftovers = leftovers;
    }

    /**
     * Starts everything and returns when all services are ready.
     *
     * @throws RuntimeException with the reason for people; what had been started is stopped
     */
    public static Installation start(Setup setup) {
        var lock = FolderLock.take(setup.folder());
        try {
            var leftovers = new Leftovers(setup.folder().resolve("running"));
            leftovers.end(setup);
            var ports = new Ports(setup);
            setup.say("Starting Kafka and PostgreSQL ...");
            var infrastructure = Infrastructure.start(setup.data(), ports);
            var installation = new Installation(setup, lock, infrastructure, leftovers);
            installation.startServices(ports);
            return installation;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Empties the data of an installation that is not running; its keys stay. */
    public static void erase(Setup setup) {
        var lock = FolderLock.take(setup.folder());
        try (lock) {
            new Leftovers(setup.folder().resolve("running")).end(setup);
            Infrastructure.erase(setup.data());
        }
    }

    public Endpoints endpoints() {
        return new Endpoints(
                urls.get(Service.INGESTION),
                urls.get(Service.HEALTH),
                urls.get(Service.SURVEY),
                urls.get(Service.ALERTING),
                infrastructure.bootstrapServers(),
                infrastructure.jdbcUrl(),
                token(ALL_ROLES));
    }

    /** A bearer token with just these roles. */
    public String token(List<String> roles) {
        return credentials.token(roles);
    }

    /** Ends a service as a crash would. */
    public void kill(Service service) {
        remove(service).kill();
    }

    /** Starts a service again, on the same port; stops it in order if it still runs. */
    public void restart(Service service) {
        if (processes.containsKey(service)) {
            remove(service).stop();
        }
        launch(service);
        processes.get(service).awaitReady(http);
    }

    /** Completes when a service ends that nobody stopped. */
    CompletableFuture<ServiceDied> failure() {
        return failure;
    }

    Collection<ServiceProcess> processes() {
        return processes.values();
    }

    long postmaster() {
        return Infrastructure.postmaster(setup.data().resolve("postgres"));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(setup.endpointsFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + setup.endpointsFile(), e);
        } finally {
            // Together, as each may take some seconds to finish what it is doing.
            processes.keySet().stream()
                    .map(service -> CompletableFuture.runAsync(remove(service)::stop))
                    .toList()
                    .forEach(CompletableFuture::join);
            infrastructure.close();
            http.close();
            lock.close();
        }
    }

    private void startServices(Ports ports) {
        try {
            for (var service : Service.values()) {
                urls.put(
                        service,
                        URI.create("http://%s:%d"
                                .formatted(Ports.LOOPBACK, ports.give(service.label(), service.usualPort()))));
            }
            setup.say("Starting the services ...");
            for (var service : Service.values()) {
                ServiceLog.discard(service, setup);
                launch(service);
            }
            for (var service : Service.values()) {
                processes.get(service).awaitReady(http);
                setup.say("  %-9s is ready", service.label());
            }
            endpoints().write(setup.endpointsFile());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void launch(Service service) {
        var command = ServiceCommand.of(service, setup, urls.get(service), environment(service));
        var process = ServiceProcess.start(service, urls.get(service), command, new ServiceLog(service, setup));
        processes.put(service, process);
        leftovers.note(service, process.handle());
        process.onDeath(died -> {
            if (processes.get(service) == process) {
                failure.complete(died);
            }
        });
    }

    private ServiceProcess remove(Service service) {
        leftovers.forget(service);
        return processes.remove(service);
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<>(infrastructure.environment(service));
        environment.put("QUARKUS_BANNER_ENABLED", "false");
        environment.put("BELLWETHER_JWT_ISSUER", Credentials.ISSUER);
        environment.put("BELLWETHER_JWT_PUBLIC_KEY", absolute(credentials.publicKey()));
        environment.put(
                "BELLWETHER_ALERTING_HEALTH_URL", urls.get(Service.HEALTH).toString());
        environment.put("BELLWETHER_SURVEY_PUBLIC_URL", urls.get(Service.SURVEY).toString());
        environment.put("BELLWETHER_INGESTION_DATA", absolute(setup.data().resolve("ingestion")));
        if (service == Service.ALERTING) {
            environment.putAll(notifications());
        }
        return environment;
    }

    /** Webhooks may be tried with whatever listens on this machine. */
    private Map<String, String> notifications() {
        return Map.of(
                "BELLWETHER_NOTIFY_KEY",
                credentials.notifyKey(),
                "BELLWETHER_NOTIFY_TASK_LINK",
                urls.get(Service.ALERTING) + "/v1/tasks/{task}",
                "BELLWETHER_NOTIFY_ALLOW",
                Ports.LOOPBACK,
                "BELLWETHER_NOTIFY_PLAIN_HTTP",
                "true");
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
