package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** A thread that owns shards and takes their events through, batch by batch. */
final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Settings settings;
    private final BatchTransaction transactions;
    private final Relay relay;
    private final Counts counts;
    private final Thread thread;
    private final Map<Integer, Shard> owned = new HashMap<>();
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean stopped;
    private int failures;

    Worker(Settings settings, int number, BatchTransaction transactions, Relay relay, Counts counts) {
        this.settings = settings;
        this.transactions = transactions;
        this.relay = relay;
        this.counts = counts;
        this.thread =
                Thread.ofPlatform().name(settings.service() + "-" + number).unstarted(this::run);
    }

    void start() {
        consumer = Kafka.consumer(settings);
        thread.start();
    }

    void stop() {
        stopped = true;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    void join() {
        Threads.join(thread);
    }

    boolean running() {
        return thread.isAlive();
    }

    private void run() {
        try (var closing = consumer) {
            closing.subscribe(settings.topics().stream().map(Topic::topicName).toList(), new Rebalances());
            while (!stopped) {
                turn();
            }
        } catch (WakeupException e) {
            LOG.debug("stopped");
        }
    }

    /** One poll and its batch. A failure that passes is retried from the last commit, never skipped. */
    private void turn() {
        try {
            claimAssigned();
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                take(records);
            }
            failures = 0;
        } catch (Fenced e) {
            LOG.warn(e.getMessage());
            owned.clear();
            consumer.pause(consumer.assignment());
            consumer.poll(POLL); // learn who owns what before claiming again
        } catch (SQLException | RuntimeException e) {
            if (e instanceof WakeupException wakeup) {
                throw wakeup;
            }
            pause(e);
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        var batch = Batch.of(settings.service(), records, owned);
        try {
            commit(batch);
        } catch (SQLException | RuntimeException e) {
            if (e instanceof Fenced || Failure.passes(e)) {
                throw e;
            }
            LOG.warnf("batch of %d failed, trying one by one: %s", records.count(), e.toString());
            for (var record : records) {
                takeAlone(record);
            }
        }
    }

    private void takeAlone(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        try {
            commit(Batch.of(settings.service(), List.of(record), owned));
        } catch (SQLException | RuntimeException e) {
            if (e instanceof Fenced || Failure.passes(e)) {
                throw e;
            }
            LOG.errorf(
                    e, "rejected topic=%s partition=%d offset=%d", record.topic(), record.partition(), record.offset());
            var shard = owned.get(record.partition());
            commit(Batch.rejecting(
                    settings.service(), record, shard, e.getClass().getSimpleName()));
        }
    }

    private void commit(Batch batch) throws SQLException {
        var timer = System.nanoTime();
        transactions.apply(batch, settings.dedupWindow());
        counts.commit.record(Duration.ofNanos(System.nanoTime() - timer));
        counts.count(batch);
        relay.wake();
        consumer.commitAsync(offsets(batch), null);
    }

    /** What was assigned waits, paused, until its shard is claimed: a database that is away must not cost membership. */
    private void claimAssigned() throws SQLException {
        for (var partition : consumer.assignment()) {
            if (!owned.containsKey(partition.partition())) {
                owned.put(partition.partition(), transactions.claim(partition.partition(), settings.dedupWindow()));
                rewind(partition.partition());
            }
        }
    }

    private void rewind(int shard) {
        var partitions = consumer.assignment().stream()
                .filter(partition -> partition.partition() == shard)
                .toList();
        for (var partition : partitions) {
            var next = owned.get(shard).next().get(partition.topic());
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
        consumer.resume(partitions);
    }

    /** Goes back to the last commit and waits, longer each time and never in step with others, yet stays in the group. */
    private void pause(Exception e) {
        LOG.warnf("failed, trying again from the last commit: %s", e.toString());
        consumer.pause(consumer.assignment());
        failures = Math.min(failures + 1, 10);
        long longest = Math.min(LONGEST_PAUSE_MILLIS, 50L << failures);
        long until = System.nanoTime()
                + Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest))
                        .toNanos();
        while (!stopped && System.nanoTime() < until) {
            consumer.poll(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        List.copyOf(owned.keySet()).forEach(this::rewind);
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Batch batch) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var progress : batch.progress()) {
            progress.next()
                    .forEach((topic, next) -> offsets.put(
                            new TopicPartition(topic, progress.shard().number()), new OffsetAndMetadata(next)));
        }
        return offsets;
    }

    private final class Rebalances implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> owned.remove(partition.partition()));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> owned.remove(partition.partition()));
            consumer.pause(partitions);
        }
    }
}
