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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker goes on after failures, also after those that it meets while it recovers from another. */
class WorkerTest {

    private final String run = UUID.randomUUID().toString();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private World world;
    private Settings settings;
    private Relay relay;
    private Worker worker;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
        settings = world.settings("worker-" + run);
    }

    @AfterEach
    void end() {
        worker.stop();
        worker.join();
        relay.close();
    }

    @Test
    void afterThePollsWhileItRecoversHaveFailed() throws Exception {
        var refusals = new AtomicInteger(1);
        create((events, effects) -> {
            World.note(events, effects);
            if (refusals.getAndDecrement() > 0) {
                throw new SQLException("serialization failure", "40001");
            }
        });
        failures.set(2);
        worker.start(new UnreliableConsumer());

        world.say(login("acme", id(1)));

        eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));
        assertThat(failures.get()).isNegative();
    }

    @Test
    void afterAHandlerHasFailedToLetGoOfItsShard() throws Exception {
        failures.set(1);
        create(new Handler() {
            @Override
            public void handle(List<Event> events, Effects effects) throws SQLException {
                World.note(events, effects);
            }

            @Override
            public void released() {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("cannot let go");
                }
            }
        });
        worker.start();
        world.say(login("acme", id(1)));
        eventually(() -> assertThat(world.effects(run)).containsExactly(id(1)));

        world.execute("UPDATE shard SET epoch = epoch + 1");
        world.say(login("acme", id(2)));

        eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
        assertThat(failures.get()).isNotPositive();
    }

    /** As it does in each rebalance; without a callback the client logs that as an error. */
    @Test
    void afterTheBrokerHasRefusedItsOffsets() throws Exception {
        create(World::note);
        var consumer = new RefusedConsumer();
        worker.start(consumer);

        world.say(login("acme", id(1)));
        eventually(() -> assertThat(consumer.refusals.get()).isPositive());
        world.say(login("acme", id(2)));

        eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
        assertThat(consumer.unheard).isFalse();
    }

    /** The record is not to blame, and the next event must not build on what is remembered. */
    @Test
    void afterWhatFollowsACommitHasFailed() throws Exception {
        failures.set(1);
        create((events, effects) -> {
            World.note(events, effects);
            effects.afterCommit(() -> {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("cannot remember");
                }
            });
        });
        worker.start();

        world.say(login("acme-" + run, id(1)));
        world.say(login("acme-" + run, id(2)));

        eventually(() -> assertThat(world.effects(run)).containsExactly(id(1), id(2)));
        eventually(() -> assertThat(made.get()).isGreaterThan(Topic.PARTITIONS));
        assertThat(world.causes("acme-" + run)).isEmpty();
    }

    private void create(Handler handler) {
        var registry = new SimpleMeterRegistry();
        var metrics = new Metrics(registry);
        var instruments = new Instruments(metrics, new BatchTraces(OpenTelemetry.noop(), settings.service()));
        var transactions =
                new BatchTransaction(settings, world.database, _ -> made(handler), metrics, Clock.systemUTC());
        relay = new Relay(settings, world.database, registry);
        worker = new Worker(settings, 0, transactions, relay, instruments);
    }

    private Handler made(Handler handler) {
        made.incrementAndGet();
        return handler;
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    /** The broker takes none of its offsets. */
    private final class RefusedConsumer extends KafkaConsumer<byte[], byte[]> {

        private final AtomicInteger refusals = new AtomicInteger();
        private volatile boolean unheard;

        RefusedConsumer() {
            super(Kafka.consuming(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            if (callback == null) {
                unheard = true;
            } else {
                callback.onComplete(offsets, new RebalanceInProgressException());
            }
            refusals.incrementAndGet();
        }
    }

    /** Its polls fail some times while all that it has is paused. */
    private final class UnreliableConsumer extends KafkaConsumer<byte[], byte[]> {

        UnreliableConsumer() {
            super(Kafka.consuming(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            boolean recovers = !assignment().isEmpty() && paused().equals(assignment());
            if (recovers && failures.getAndDecrement() > 0) {
                throw new KafkaException("cannot poll");
            }
            return super.poll(timeout);
        }
    }
}
