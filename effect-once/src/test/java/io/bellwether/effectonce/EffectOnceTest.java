package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is promised of each event, on a real broker and a real database. */
class EffectOnceTest {

    /** Unlike all other runs, so that what others left on the broker is not taken for ours. */
    private final String run = UUID.randomUUID().toString();

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Telemetry telemetry = new Telemetry(registry, OpenTelemetry.noop());
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @Test
    void aRepeatedEventTakesEffectOnceEvenAfterARestart() throws Exception {
        try (var _ = start(World::note)) {
            world.say(login("acme", id(1)), login("acme", id(1)), login("acme", id(2)));
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
        }

        try (var _ = start(World::note)) {
            world.say(login("acme", id(2)), login("acme", id(3)));
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2), id(3)));
        }
    }

    @Test
    void aPoisonousEventIsRejectedAndItsNeighboursTakeEffect() throws Exception {
        Handler handler = (events, effects) -> {
            if (events.stream().anyMatch(event -> event.id().equals(id(2)))) {
                throw new IllegalStateException("poison");
            }
            World.note(events, effects);
        };
        try (var _ = start(handler)) {
            world.say(login("acme", id(1)), login("acme", id(2)), login("acme", id(3)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(3)));
        }
    }

    @Test
    void aFailureThatPassesIsTriedAgainUntilItHasPassed() throws Exception {
        var failures = new AtomicInteger(3);
        Handler handler = (events, effects) -> {
            World.note(events, effects);
            if (failures.getAndDecrement() > 0) {
                throw new SQLException("serialization failure", "40001");
            }
        };
        try (var _ = start(handler)) {
            world.say(login("acme", id(1)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
            assertThat(failures.get()).isNegative();
        }
    }

    @Test
    void anOwnerWhoWasReplacedCannotCommit() throws Exception {
        var replaced = new AtomicInteger();
        Handler handler = (events, effects) -> {
            World.note(events, effects);
            replaced.incrementAndGet();
        };
        try (var _ = start(handler)) {
            world.say(login("acme", id(1)));
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));

            world.execute("UPDATE shard SET epoch = epoch + 1");
            world.say(login("acme", id(2)));

            // Fenced before its handler ran, it claims the shard anew and takes the event then: once.
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
        }
    }

    @Test
    void whatACrashLeftInTheOutboxIsPublished() throws Exception {
        var account = "account-" + run;
        try (var connection = world.database.getConnection()) {
            Outbox.add(connection, List.of(login(account, id(1))));
        }

        try (var _ = start(World::note)) {
            eventually(
                    () -> assertThat(world.values(Topic.USAGE_EVENTS, account)).hasSize(1));
        }
    }

    @Test
    void withoutTheThreadThatPublishesItCountsAsDown() {
        var deadly = new AtomicBoolean();
        var database = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (deadly.get() && Thread.currentThread().getName().endsWith("-relay")) {
                    throw new StackOverflowError("of the test");
                }
                return world.database.getConnection();
            }
        };
        try (var effectOnce = new EffectOnce(settings(), database, World::note, telemetry, Clock.systemUTC())) {
            effectOnce.start();
            eventually(() -> assertThat(effectOnce.running()).isTrue());

            deadly.set(true);

            await().dontCatchUncaughtExceptions() // the thread ends by one
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(effectOnce.running()).isFalse());
        }
    }

    @Test
    void whatIsReceivedIsAccountedFor() throws Exception {
        Handler handler = (events, effects) -> {
            if (events.stream().anyMatch(event -> event.id().equals(id(3)))) {
                throw new IllegalStateException("poison");
            }
            World.note(events, effects);
        };
        try (var _ = start(handler)) {
            world.say(login("acme", id(1)), login("acme", id(1)), login("acme", id(2)), login("acme", id(3)));
            world.sayBytes("acme", "no event " + run);
            world.say(login("acme", id(4)));
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2), id(4)));
        }

        assertThat(count("received")).isGreaterThanOrEqualTo(6);
        assertThat(count("duplicate")).isGreaterThanOrEqualTo(1);
        assertThat(count("rejected")).isGreaterThanOrEqualTo(2);
        assertThat(registry.timer("bellwether.batch.handle").count())
                .isEqualTo(registry.timer("bellwether.batch.commit").count())
                .isEqualTo(registry.summary("bellwether.batch.events").count());
        assertThat(registry.timer("bellwether.batch.handle").totalTime(NANOSECONDS))
                .isPositive();
        assertThat(count("received"))
                .isEqualTo(Stream.of("applied", "late", "duplicate", "unknown", "rejected", "released")
                                .mapToDouble(this::count)
                                .sum()
                        + registry.get("bellwether.events.in.flight").gauge().value());
    }

    @Test
    void whatOthersTakeOverGoesOnWhereItStood() throws Exception {
        var accounts =
                IntStream.range(0, 40).mapToObj(number -> "account-" + number).toList();
        try (var _ = start(World::note)) {
            for (var account : accounts) {
                world.say(login(account, run + "-first-" + account));
            }
            eventually(() -> assertThat(world.effects(run)).hasSize(40));
            try (var _ = start(World::note);
                    var _ = start(World::note)) {
                for (var account : accounts) {
                    world.say(login(account, run + "-first-" + account), login(account, run + "-second-" + account));
                }
                eventually(() -> assertThat(world.effects(run)).hasSize(80));
            }
        }

        assertThat(world.effects(run)).doesNotHaveDuplicates().hasSize(80);
    }

    @Test
    void aNewOwnerBeginsWithFewOfTheEventsThatWait() throws Exception {
        var waiting = IntStream.range(0, 90)
                .mapToObj(number -> login("acme", id(number)))
                .toArray(Event[]::new);
        world.say(waiting);
        var first = new ConcurrentHashMap<Integer, Integer>();
        IntFunction<Handler> handlers = shard -> (events, effects) -> {
            first.putIfAbsent(shard, events.size());
            World.note(events, effects);
        };
        try (var effectOnce = new EffectOnce(settings(), world.database, handlers, telemetry, Clock.systemUTC())) {
            effectOnce.start();
            eventually(() -> assertThat(world.effects(run))
                    .containsExactly(Stream.of(waiting).map(Event::id).toArray(String[]::new)));
        }

        assertThat(first.values()).allMatch(events -> events <= 50);
    }

    private double count(String name) {
        return registry.get("bellwether.events." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private Settings settings() {
        return world.settings("test-" + run);
    }

    private EffectOnce start(Handler handler) {
        var effectOnce = new EffectOnce(settings(), world.database, handler, telemetry, Clock.systemUTC());
        effectOnce.start();
        return effectOnce;
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
