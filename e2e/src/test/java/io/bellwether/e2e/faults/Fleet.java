package io.bellwether.e2e.faults;

import static org.awaitility.Awaitility.await;

import io.bellwether.quickstart.Credentials;
import io.bellwether.quickstart.Service;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The instances of the services, and what is done to them. */
public final class Fleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Ground ground;
    private final Credentials credentials;
    private final HttpClient http = HttpClient.newHttpClient();
    /** Publishers look at it, too. */
    private final List<Instance> instances = new CopyOnWriteArrayList<>();

    private final List<Instance> crashing = new ArrayList<>();

    public Fleet(Ground ground) {
        this.ground = ground;
        this.credentials = Credentials.in(ground.folder());
    }

    String token() {
        return token("csm", "admin");
    }

    public String token(String... roles) {
        return credentials.token(List.of(roles));
    }

    /** Starts one; it may take seconds until it does anything. */
    public Instance launch(Service service, Map<String, String> properties) {
        var name = service.label() + "-" + ground.next();
        var environment = new HashMap<>(ground.environment(service, name));
        environment.put("BELLWETHER_JWT_ISSUER", "bellwether");
        environment.put(
                "BELLWETHER_JWT_PUBLIC_KEY",
                credentials.publicKey().toAbsolutePath().toString());
        environment.put(
                "BELLWETHER_INGESTION_DATA",
                ground.folder().resolve(name).toAbsolutePath().toString());
        var instance = Instance.start(service, name, ground.folder(), environment, properties);
        instances.add(instance);
        return instance;
    }

    /** Starts one that ends at that pass of a point, and waits until it is at work. */
    void launchCrashing(Service service, String pass) {
        var instance = launch(service, Map.of("bellwether.test.crash", pass));
        crashing.add(instance);
        awaitWorking(instance);
    }

    /** Starts one that stands still at that pass of a point, and waits until it is at work, or does so already. */
    Instance launchStopping(Service service, String pass) {
        var instance = launch(service, Map.of("bellwether.test.stop", pass));
        until(instance.name() + " is at work", () -> instance.isPaused() || isWorking(instance));
        return instance;
    }

    /** Which instances were to crash and live, or live no more though nobody ended them, in words; they are given up. */
    List<String> unlikePlanned() {
        var unlike = instances.stream()
                .filter(instance -> instance.isAlive() == crashing.contains(instance))
                .toList();
        var words = unlike.stream()
                .map(instance -> instance.name() + (instance.isAlive() ? " did not crash" : " has ended by itself"))
                .toList();
        unlike.forEach(this::kill);
        instances.removeAll(crashing);
        crashing.clear();
        return words;
    }

    /** Starts and stops until there are so many that work, and none else. */
    void resize(Service service, int count) {
        var alive = alive(service);
        alive.stream().skip(count).forEach(this::stop);
        for (int more = count - alive.size(); more > 0; more--) {
            launch(service, Map.of());
        }
        alive(service).forEach(this::awaitWorking);
    }

    /** A ready instance of the service. */
    Instance ready(Service service) {
        return until(
                        "one of " + service.label() + " is ready",
                        () -> alive(service).stream()
                                .filter(instance -> instance.isReady(http))
                                .toList(),
                        ready -> !ready.isEmpty())
                .getFirst();
    }

    /** Until the instance has shards and is ready, or has ended. */
    public void awaitWorking(Instance instance) {
        until(instance.name() + " is at work", () -> !instance.isAlive() || isWorking(instance));
    }

    private boolean isWorking(Instance instance) {
        return hasShards(instance) && instance.isReady(http);
    }

    /** Of ingestion, each has all. */
    private boolean hasShards(Instance instance) {
        return instance.service() == Service.INGESTION
                || ground.members(instance.service()).contains(instance.name());
    }

    /** Until the broker has given the instance's shards away. */
    void awaitTakenForDead(Instance instance) {
        until(
                instance.name() + " is taken for dead",
                () -> !ground.members(instance.service()).contains(instance.name()));
    }

    void awaitDrained() {
        until("nothing waits any more", () -> Drained.rest(ground).isEmpty());
    }

    /** One that has shards, and is not to crash. */
    Instance any(Service service, Random random) {
        var working = until(
                "one of " + service.label() + " is at work", () -> working(service), instances -> !instances.isEmpty());
        return working.get(random.nextInt(working.size()));
    }

    List<Instance> alive(Service service) {
        return instances.stream()
                .filter(instance -> instance.service() == service && instance.isAlive())
                .toList();
    }

    /** Those that live and are not to crash. */
    List<Instance> steady(Service service) {
        return alive(service).stream()
                .filter(instance -> !crashing.contains(instance))
                .toList();
    }

    private List<Instance> working(Service service) {
        return steady(service).stream().filter(this::hasShards).toList();
    }

    void kill(Instance instance) {
        instances.remove(instance);
        instance.kill();
    }

    void stop(Instance instance) {
        instances.remove(instance);
        instance.stop();
    }

    /** @param what is told when it does not come to be */
    static void until(String what, Callable<Boolean> condition) {
        until(what, condition, holds -> holds);
    }

    /** Broker and database may be away at the moment: then it is looked at again. */
    private static <T> T until(String what, Callable<T> look, Predicate<T> enough) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(look, enough);
    }

    @Override
    public void close() {
        instances.forEach(Instance::kill);
        instances.clear();
        http.close();
    }
}
