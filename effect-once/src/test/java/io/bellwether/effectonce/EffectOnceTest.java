package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of each event, on a real broker and a real database. */
class EffectOnceTest {

    /** Unlike all other runs, so that what others left on the broker is not taken for ours. */
    private final String run = UUID.randomUUID().toString();

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
    void bytesThatAreNoEventAreRejectedAsTheyCame() throws Exception {
        var account = "account-" + run;
        try (var _ = start(World::note)) {
            world.sayBytes(account, "no event " + run);
            world.say(login(account, id(1)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
            eventually(() ->
                    assertThat(world.values(Topic.REJECTED_EVENTS, account)).containsExactly("no event " + run));
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

    private EffectOnce start(Handler handler) {
        var effectOnce = new EffectOnce(
                world.settings("test-" + run), world.database, handler, new SimpleMeterRegistry(), Clock.systemUTC());
        effectOnce.start();
        return effectOnce;
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
