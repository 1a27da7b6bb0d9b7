package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that no event asks for, between the batches. */
class TendingTest {

    private final String run = UUID.randomUUID().toString();
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @Test
    void workThatNoEventAsksForIsDoneByTheOwnersOfTheShardsOnce() throws Exception {
        var done = new AtomicInteger();
        IntFunction<Handler> handlers = shard -> new Handler() {
            private boolean tended;

            @Override
            public void handle(List<Event> events, Effects effects) {}

            @Override
            public Instant tendAt() {
                return tended ? Instant.MAX : Instant.MIN;
            }

            @Override
            public void tend(Effects effects) {
                effects.publish(login("account-" + run, id(shard)));
                effects.afterCommit(() -> {
                    tended = true;
                    done.incrementAndGet();
                });
            }
        };
        try (var effectOnce = with(handlers)) {
            effectOnce.start();
            eventually(() -> assertThat(done.get()).isEqualTo(Topic.PARTITIONS));
            eventually(() -> assertThat(world.values(Topic.USAGE_EVENTS, "account-" + run))
                    .hasSize(Topic.PARTITIONS));
        }
    }

    @Test
    void workWithoutEndOfOneShardKeepsNeitherEventsNorTheOtherShardsWaiting() throws Exception {
        var tended = new ConcurrentHashMap<Integer, Integer>();
        IntFunction<Handler> handlers = shard -> new Handler() {
            @Override
            public void handle(List<Event> events, Effects effects) throws SQLException {
                World.note(events, effects);
            }

            @Override
            public Instant tendAt() {
                return Instant.MIN;
            }

            @Override
            public void tend(Effects effects) {
                tended.merge(shard, 1, Integer::sum);
            }
        };
        try (var effectOnce = with(handlers)) {
            effectOnce.start();
            eventually(() -> assertThat(tended)
                    .hasSize(Topic.PARTITIONS)
                    .allSatisfy((_, slices) -> assertThat(slices).isGreaterThanOrEqualTo(3)));
            world.say(login("account-" + run, id(0)));
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(0)));
        }
    }

    private EffectOnce with(IntFunction<Handler> handlers) {
        var telemetry = new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop());
        var settings = world.settings("test-" + run);
        return new EffectOnce(settings, world.database, handlers, telemetry, Clock.systemUTC());
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
