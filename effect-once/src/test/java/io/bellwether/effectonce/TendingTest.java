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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that no event asks for, between the batches. */
class TendingTest {

    private final String run = UUID.randomUUID().toString();
    private final List<String> committed = new ArrayList<>();
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

    @Test
    void workThatKeepsFailingIsSeenAndKeepsNeitherEventsNorTheOtherShardsWaiting() throws Exception {
        var account = "account-" + run;
        int failing = Shards.of(account);
        var broken = new AtomicBoolean(true);
        var tended = new ConcurrentHashMap<Integer, Integer>();
        IntFunction<Handler> handlers = shard -> new Handler() {
            private boolean begun;

            @Override
            public void handle(List<Event> events, Effects effects) throws SQLException {
                World.note(events, effects);
            }

            @Override
            public Instant tendAt() {
                return Instant.MIN;
            }

            @Override
            public void tend(Effects effects) throws SQLException {
                if (!begun) {
                    effects.afterCommit(() -> begun = true);
                } else if (shard == failing && broken.get()) {
                    execute("SELECT no_such_column", effects);
                } else {
                    tended.merge(shard, 1, Integer::sum);
                }
            }
        };
        try (var effectOnce = with(handlers, Duration.ofSeconds(2))) {
            effectOnce.start();
            eventually(() -> assertThat(effectOnce.running()).isFalse());
            world.say(login(account, id(0)));
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(0)));
            eventually(() -> assertThat(tended).hasSize(Topic.PARTITIONS - 1));

            broken.set(false);
            eventually(() -> assertThat(tended).containsKey(failing));
            eventually(() -> assertThat(effectOnce.running()).isTrue());
        }
    }

    @Test
    void whatFailsForGoodIsFoundAndLeavesNothingWhileAllElseTakesEffect() throws Exception {
        var ids = IntStream.range(0, 20).mapToObj(this::id).toList();
        var unsound = Set.of(id(3), id(11));
        var culprits = tendOnce(ids, (some, effects) -> {
            note(some, effects);
            if (some.contains(id(3))) {
                throw new IllegalStateException("unsound");
            }
            if (some.contains(id(11))) {
                execute("SELECT 1 / 0", effects);
            }
            some.forEach(id -> effects.publish(login("account-" + run, id)));
            some.forEach(id -> effects.afterCommit(() -> committed.add(id)));
        });

        assertThat(culprits).containsOnlyKeys(unsound);
        assertThat(culprits.get(id(3))).hasMessage("unsound");
        assertThat(culprits.get(id(11))).hasMessageContaining("division by zero");
        var others = ids.stream().filter(id -> !unsound.contains(id)).toList();
        assertThat(world.effects(run)).containsExactlyElementsOf(others);
        assertThat(committed).containsExactlyElementsOf(others);
        eventually(() ->
                assertThat(world.values(Topic.USAGE_EVENTS, "account-" + run)).hasSize(others.size()));
    }

    @Test
    void whatPassesIsTriedAgainAndNobodysFault() throws Exception {
        var refusals = new AtomicInteger(3);

        var culprits = tendOnce(List.of(id(1), id(2)), (some, effects) -> {
            note(some, effects);
            if (refusals.getAndDecrement() > 0) {
                execute("DO $$ BEGIN RAISE 'deadlock' USING ERRCODE = '40P01'; END $$", effects);
            }
        });

        assertThat(culprits).isEmpty();
        assertThat(refusals.get()).isNegative();
        assertThat(world.effects(run)).containsExactly(id(1), id(2));
    }

    /** Does the work in one slice of one shard, and gives those of whom it was said that they fail for good. */
    private Map<String, Exception> tendOnce(List<String> ids, Effects.Work<String> work) throws Exception {
        var found = new CompletableFuture<Map<String, Exception>>();
        IntFunction<Handler> handlers = shard -> new Handler() {
            @Override
            public void handle(List<Event> events, Effects effects) {}

            @Override
            public Instant tendAt() {
                return shard == 0 && !found.isDone() ? Instant.MIN : Instant.MAX;
            }

            @Override
            public void tend(Effects effects) throws SQLException {
                var culprits = effects.isolating(ids, work);
                effects.afterCommit(() -> found.complete(culprits));
            }
        };
        try (var effectOnce = with(handlers)) {
            effectOnce.start();
            return found.get(60, TimeUnit.SECONDS);
        }
    }

    private static void note(List<String> ids, Effects effects) throws SQLException {
        World.note(ids.stream().map(id -> login("acme", id)).toList(), effects);
    }

    private static void execute(String sql, Effects effects) throws SQLException {
        try (var statement = effects.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private EffectOnce with(IntFunction<Handler> handlers) {
        return with(handlers, Duration.ofMinutes(1));
    }

    private EffectOnce with(IntFunction<Handler> handlers, Duration stalledAfter) {
        var telemetry = new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop());
        var settings = world.settings("test-" + run, Topic.USAGE_EVENTS, stalledAfter);
        return new EffectOnce(settings, world.database, handlers, telemetry, Clock.systemUTC());
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
