package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import io.bellwether.events.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is rejected, and that its neighbours are not. */
class RejectionTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final String run = UUID.randomUUID().toString();
    private final String account = "account-" + run;
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @Test
    void bytesThatAreNoEventAreRejectedAsTheyCame() throws Exception {
        try (var _ = start(World::note)) {
            world.sayBytes(account, "no event " + run);
            world.say(login(account, id(1)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
            eventually(() ->
                    assertThat(world.values(Topic.REJECTED_EVENTS, account)).containsExactly("no event " + run));
        }
    }

    @Test
    void theSameIdWithAnotherBodyIsRejectedAsAConflict() throws Exception {
        try (var _ = start(World::note)) {
            world.say(login(account, id(1)), new Event("test", id(1), account, NOON, new Usage.Login("bob")));
            world.say(login(account, id(2)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
            eventually(() -> assertThat(world.causes(account)).containsExactly("conflict"));
        }
    }

    @Test
    void theSameIdOfAnotherKindOrAccountIsRejectedAsAConflict() throws Exception {
        var other = World.alike(account, true);
        var first = new Event("test", id(1), account, NOON, new Usage.SelfService("ann", null));
        var otherKind = new Event("test", id(1), account, NOON, new Usage.Community("ann", null));
        var otherAccount = new Event("test", id(1), other, NOON, first.fact());
        assertThat(Codec.encode(otherKind).value())
                .isEqualTo(Codec.encode(first).value());
        try (var _ = start(World::note)) {
            world.say(first, otherKind, otherAccount, login(account, id(2)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
            eventually(() -> assertThat(world.causes(account)).containsExactly("conflict"));
            eventually(() -> assertThat(world.causes(other)).containsExactly("conflict"));
        }
    }

    @Test
    void aRecordUnderAKeyThatIsNotItsAccountIsRejected() throws Exception {
        var elsewhere = World.alike(account, false);
        try (var _ = start(World::note)) {
            world.sayUnder(elsewhere, login(account, id(1)));

            eventually(() -> assertThat(world.causes(elsewhere)).containsExactly("misplaced"));
            assertThat(world.effects(run)).isEmpty();
        }
    }

    @Test
    void anEventFromMoreThanADayAheadIsRejectedAndItsIdIsFreeForTheRightOne() throws Exception {
        var latest = NOON.plus(Event.FURTHEST_AHEAD);
        try (var _ = start(World::note, Clock.fixed(NOON, ZoneOffset.UTC))) {
            world.say(at(latest, id(1)), at(latest.plusMillis(1), id(2)), at(NOON, id(3)), at(NOON, id(2)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(3), id(2)));
            eventually(() -> assertThat(world.causes(account)).containsExactly("future-time"));
            assertThat(world.headers(Topic.REJECTED_EVENTS, account, "dead-letter-pointer"))
                    .containsExactly("/time");
        }
    }

    @Test
    void whatLayAheadWhenItWasSaidAndNoLongerWhenItIsReadTakesEffect() throws Exception {
        world.say(at(NOON.plus(Duration.ofDays(2)), id(1)));
        try (var _ = start(World::note, Clock.fixed(NOON.plus(Duration.ofDays(1)), ZoneOffset.UTC))) {
            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
        }
        assertThat(world.causes(account)).isEmpty();
    }

    private Event at(Instant time, String id) {
        return new Event("test", id, account, time, new Usage.Login("ann"));
    }

    private EffectOnce start(Handler handler) {
        return start(handler, Clock.systemUTC());
    }

    private EffectOnce start(Handler handler, Clock clock) {
        var telemetry = new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop());
        var settings = world.settings("test-" + run);
        var effectOnce = new EffectOnce(settings, world.database, handler, telemetry, clock);
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
