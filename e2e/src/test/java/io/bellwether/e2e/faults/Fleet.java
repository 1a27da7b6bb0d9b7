package io.bellwether.e2e.faults;

import static org.awaitility.Awaitility.await;

import io.bellwether.quickstart.Credentials;
import io.bellwether.quickstart.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The instances of health and alerting, and what is done to them. */
final class Fleet implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration TAKEN_FOR_DEAD = Duration.ofMillis(Instance.SESSION_TIMEOUT_MILLIS + 3_000);

    private final Path folder;
    private final Ground ground;
    private final Credentials credentials;
    private final Map<String, String> properties;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Instance> instances = new ArrayList<>();

    /** @param properties of every instance's JVM, such as a safeguard to leave out */
    Fleet(Path folder, Ground ground, Map<String, String> properties) {
        this.folder = folder;
        this.ground = ground;
        this.credentials = Credentials.in(folder);
        this.properties = properties;
    }

    String token() {
        return credentials.token(List.of("csm", "admin"));
    }

    /** Starts instances and waits until they are ready. */
    void start(Service service, int count) {
        for (int i = 0; i < count; i++) {
            instances.add(launch(service, properties));
        }
        awaitReady();
    }

    /** A ready instance of the service. */
    URI url(Service service) {
        return alive(service).stream()
                .filter(instance -> instance.isReady(http))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + service.label() + " is ready"))
                .url();
    }

    void awaitReady() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> instances.stream().allMatch(instance -> instance.isReady(http)));
    }

    Instance any(Service service, Random random) {
        var alive = alive(service);
        return alive.get(random.nextInt(alive.size()));
    }

    void inflict(Fault fault, Random random) throws Exception {
        switch (fault) {
            case KILL_HEALTH -> replace(any(Service.HEALTH, random));
            case KILL_ALERTING -> replace(any(Service.ALERTING, random));
            case CRASH_BEFORE_COMMIT,
                    CRASH_AFTER_COMMIT,
                    CRASH_BEFORE_PUBLISH,
                    CRASH_AFTER_PUBLISH,
                    CRASH_BEFORE_BROKER_OFFSETS -> crash(fault, random);
            case ZOMBIE -> zombie(any(Service.HEALTH, random));
            case RESTART_BROKER -> ground.restartBroker();
            case RESTART_POSTGRES -> ground.restartPostgres();
            case DROP_CONNECTIONS -> {
                ground.dropConnections(Service.HEALTH);
                ground.dropConnections(Service.ALERTING);
            }
            case SCALE_OUT -> instances.add(launch(Service.HEALTH, properties));
            case SCALE_IN -> {
                if (alive(Service.HEALTH).size() > 1) {
                    remove(any(Service.HEALTH, random)).stop();
                }
            }
        }
    }

    @Override
    public void close() {
        instances.forEach(Instance::resume);
        instances.forEach(Instance::kill);
        instances.clear();
        http.close();
    }

    private List<Instance> alive(Service service) {
        return instances.stream()
                .filter(instance -> instance.service() == service && instance.isAlive())
                .toList();
    }

    private void replace(Instance instance) {
        remove(instance).kill();
        instances.add(launch(instance.service(), properties));
    }

    /** One more instance, which takes over some shards and then ends at the point, once or some passes later. */
    private void crash(Fault at, Random random) {
        var point = at.name().substring("CRASH_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
        var service = random.nextInt(3) == 0 ? Service.ALERTING : Service.HEALTH;
        var crashing = new HashMap<>(properties);
        crashing.put("bellwether.test.crash", point + ":" + random.nextInt(5));
        var instance = launch(service, crashing);
        if (!instance.awaitEnd(20)) {
            instance.kill(); // it never came by: there was too little to do
        }
    }

    private void zombie(Instance instance) {
        instance.pause();
        try {
            // Time itself is what is waited for here: nothing in the system tells that a session has expired.
            Thread.sleep(TAKEN_FOR_DEAD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            instance.resume();
        }
    }

    private Instance remove(Instance instance) {
        instances.remove(instance);
        return instance;
    }

    private Instance launch(Service service, Map<String, String> ofJvm) {
        var environment = new HashMap<>(ground.environment(service));
        environment.put("BELLWETHER_JWT_ISSUER", "bellwether");
        environment.put(
                "BELLWETHER_JWT_PUBLIC_KEY",
                credentials.publicKey().toAbsolutePath().toString());
        return Instance.start(service, folder, environment, ofJvm);
    }
}
