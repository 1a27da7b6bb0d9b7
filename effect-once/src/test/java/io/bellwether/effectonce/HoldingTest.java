package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
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
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was committed cannot be published: no more is taken until it can, on a real broker and a real database. */
class HoldingTest {

    private static final Duration STALLED_AFTER = Duration.ofSeconds(2);
    /** At so many a second they take longer than that. */
    private static final int POLLS = 12;

    private final String run = UUID.randomUUID().toString();
    private final String account = "account-" + run;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger tended = new AtomicInteger();
    private World world;
    private Settings settings;
    private Relay relay;
    private Worker worker;
    /** Kept here, as a registry does not keep what its gauges ask. */
    private List<Worker> watched;

    private WatchedConsumer consumer;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
        settings = world.settings("holding-" + run, Topic.USAGE_EVENTS, STALLED_AFTER);
        relay = new Relay(settings, world.database, registry);
        var metrics = new Metrics(registry);
        var instruments = new Instruments(metrics, new BatchTraces(OpenTelemetry.noop(), settings.service()));
        var transactions =
                new BatchTransaction(settings, world.database, _ -> new Noting(), metrics, Clock.systemUTC());
        worker = new Worker(settings, 0, transactions, relay, instruments);
        watched = List.of(worker);
        metrics.watch(watched, settings.topics());
        consumer = new WatchedConsumer();
    }

    @AfterEach
    void end() {
        worker.stop();
        worker.join();
        relay.close();
    }

    @Test
    void neitherEventsNorOtherWorkAreTakenUntilTheOutboxGetsOn() throws Exception {
        leaveInTheOutbox(account, "2 minutes");
        try (var _ = world.holding("SELECT pg_advisory_xact_lock(%d, %d)"
                .formatted(OutboxRows.LOCKS, Shards.of(account)))) { // as an instance does that does not get on
            relay.start();
            eventually(() -> assertThat(gauge("bellwether.outbox.age")).isGreaterThanOrEqualTo(120));
            worker.start(consumer);
            eventually(() -> assertThat(gauge("bellwether.workers.holding")).isOne());
            world.say(login(account, id(1)));
            int polls = consumer.timeouts.size();
            eventually(() -> assertThat(consumer.timeouts).hasSizeGreaterThan(polls + POLLS));

            assertThat(world.effects(run)).isEmpty();
            assertThat(tended).hasValue(0);
            assertThat(worker.running()).isTrue();
            assertThat(gauge("bellwether.lag")).isGreaterThan(STALLED_AFTER.toSeconds());
            assertThat(consumer.timeouts).as("no busy loop").allMatch(timeout -> timeout.toMillis() >= 100);
        }

        eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
        eventually(() -> assertThat(tended.get()).isPositive());
        eventually(() -> assertThat(gauge("bellwether.workers.holding")).isZero());
        assertThat(world.headers(Topic.USAGE_EVENTS, account, "ce_id")).contains(id(0));
    }

    @Test
    void whatWaitsForLessLongHoldsNothingUp() throws Exception {
        leaveInTheOutbox(account, "30 seconds");
        try (var _ =
                world.holding("SELECT pg_advisory_xact_lock(%d, %d)".formatted(OutboxRows.LOCKS, Shards.of(account)))) {
            relay.start();
            eventually(() -> assertThat(gauge("bellwether.outbox.age")).isGreaterThanOrEqualTo(30));
            worker.start(consumer);
            world.say(login(account, id(1)));

            eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
        }
    }

    private void leaveInTheOutbox(String of, String age) throws SQLException {
        try (var connection = world.database.getConnection()) {
            Outbox.add(connection, List.of(login(of, id(0))));
        }
        world.execute("UPDATE outbox SET created_at = now() - interval '" + age + "'");
    }

    /** Of times, in seconds. */
    private double gauge(String name) {
        var gauge = registry.get(name);
        return name.equals("bellwether.workers.holding")
                ? gauge.gauge().value()
                : gauge.timeGauge().value(TimeUnit.SECONDS);
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private final class Noting implements Handler {

        @Override
        public void handle(List<Event> events, Effects effects) throws SQLException {
            var ours = events.stream().filter(event -> event.id().equals(id(1))).toList();
            World.note(ours, effects);
        }

        @Override
        public Instant tendAt() {
            return Instant.MIN;
        }

        @Override
        public void tend(Effects effects) {
            tended.incrementAndGet();
        }
    }

    /** Remembers for how long it was let wait. */
    private final class WatchedConsumer extends KafkaConsumer<byte[], byte[]> {

        private final Queue<Duration> timeouts = new ConcurrentLinkedQueue<>();

        WatchedConsumer() {
            super(Kafka.consuming(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            timeouts.add(timeout);
            return super.poll(timeout);
        }
    }
}
