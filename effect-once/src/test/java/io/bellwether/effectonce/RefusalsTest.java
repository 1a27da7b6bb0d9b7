package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of events while the database refuses, and what can be seen of it meanwhile. */
class RefusalsTest {

    private final String run = UUID.randomUUID().toString();
    private final String account = "account-" + run;
    private final AtomicInteger attempts = new AtomicInteger();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @Test
    void aColumnThatIsMissingRejectsNothing() throws Exception {
        world.execute("ALTER TABLE effect RENAME COLUMN id TO former");
        try (var _ = start(this::note)) {
            world.say(login(account, id(1)), login(account, id(2)));
            eventually(() -> assertThat(attempts.get()).isGreaterThanOrEqualTo(4));

            world.execute("ALTER TABLE effect RENAME COLUMN former TO id");

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
        }
        assertThat(world.causes(account)).isEmpty();
    }

    @Test
    void aConstraintThatNoEventCanMeetRejectsNothingAndIsSeen() throws Exception {
        world.execute("ALTER TABLE effect ADD CONSTRAINT never CHECK (false) NOT VALID");
        try (var effectOnce = start(this::note)) {
            world.say(login(account, id(1)), login(account, id(2)));
            eventually(() -> assertThat(attempts.get()).isGreaterThanOrEqualTo(4));
            eventually(() -> assertThat(effectOnce.running()).isFalse());

            world.execute("ALTER TABLE effect DROP CONSTRAINT never");

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
            eventually(() -> assertThat(effectOnce.running()).isTrue());
        }
        assertThat(world.causes(account)).isEmpty();
    }

    @Test
    void aValueThatTheDatabaseCannotTakeIsTheEventsFault() throws Exception {
        world.execute("ALTER TABLE effect ALTER COLUMN id TYPE varchar(50)");
        try (var _ = start(this::note)) {
            world.say(login(account, id(1)), login(account, id(2) + "-and-too-long"), login(account, id(3)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(3)));
            eventually(() -> assertThat(world.causes(account)).containsExactly("unprocessable"));
        }
    }

    @Test
    void aBatchThatCannotHaveItsLocksIsTriedAgain() throws Exception {
        try (var _ = start(this::note)) {
            try (var _ = world.holding("LOCK TABLE effect")) {
                world.say(login(account, id(1)), login(account, id(2)));
                eventually(() -> assertThat(attempts.get()).isGreaterThanOrEqualTo(2));
            }

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
        }
        assertThat(world.causes(account)).isEmpty();
    }

    @Test
    void eventsOfAShardThatCannotBeClaimedWait() throws Exception {
        world.say(login(account, id(1)));
        var unclaimable = world.holding("LOCK TABLE shard");
        try (var _ = start(World::note)) {
            try (unclaimable) {
                eventually(() -> assertThat(lagMillis()).isPositive());
            }

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
            eventually(() -> assertThat(lagMillis()).isZero());
        }
    }

    @Test
    void aShardThatCannotBeClaimedKeepsNoOtherWaiting() throws Exception {
        var other = World.alike(account, false);
        world.execute("INSERT INTO shard (shard, epoch) VALUES (" + Shards.of(account) + ", 1)");
        world.say(login(account, id(1)), login(other, id(2)));
        var unclaimable = world.holding("SELECT FROM shard FOR UPDATE");
        try (var effectOnce = start(World::note, Duration.ofSeconds(3))) {
            try (unclaimable) {
                eventually(() -> assertThat(world.effects(run)).containsExactly(id(2)));
                eventually(() -> assertThat(effectOnce.running()).isFalse());
                assertThat(lagMillis()).isPositive();

                world.say(login(other, id(3)));
                eventually(() -> assertThat(world.effects(run)).containsExactly(id(2), id(3)));
                assertThat(world.count("SELECT count(*) FROM shard WHERE epoch = 1"))
                        .as("shards that were claimed once")
                        .isEqualTo(Topic.PARTITIONS);
            }

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(2), id(3), id(1)));
            eventually(() -> assertThat(effectOnce.running()).isTrue());
            eventually(() -> assertThat(lagMillis()).isZero());
        }
    }

    @Test
    void whileEventsWaitAndNothingIsCommittedItCountsAsDown() throws Exception {
        try (var effectOnce = start(World::note)) {
            world.say(login(account, id(1)));
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
            eventually(() -> assertThat(effectOnce.running()).isTrue());

            try (var _ = world.holding("LOCK TABLE effect")) {
                world.say(login(account, id(2)));
                eventually(() -> assertThat(effectOnce.running()).isFalse());
            }

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
            eventually(() -> assertThat(effectOnce.running()).isTrue());
        }
    }

    /** Notes what is of this test, not what others left on the broker. */
    private void note(List<Event> events, Effects effects) throws SQLException {
        var ours =
                events.stream().filter(event -> event.account().equals(account)).toList();
        if (!ours.isEmpty()) {
            attempts.incrementAndGet();
            World.note(ours, effects);
        }
    }

    private double lagMillis() {
        return registry.get("bellwether.lag")
                .tag("topic", Topic.USAGE_EVENTS.topicName())
                .timeGauge()
                .value(MILLISECONDS);
    }

    private EffectOnce start(Handler handler) {
        return start(handler, Duration.ofSeconds(1));
    }

    private EffectOnce start(Handler handler, Duration stalledAfter) {
        var settings = world.settings("refusals-" + run, Topic.USAGE_EVENTS, stalledAfter);
        var telemetry = new Telemetry(registry, OpenTelemetry.noop());
        var effectOnce = new EffectOnce(settings, world.database, handler, telemetry, Clock.systemUTC());
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
