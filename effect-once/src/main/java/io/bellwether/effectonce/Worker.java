package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** A thread that owns shards and takes their events through, batch by batch, and does their other work in between. */
final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long BETWEEN_HINTS = Duration.ofSeconds(1).toNanos();

    private final Settings settings;
    private final BatchTransaction transactions;
    private final Relay relay;
    private final Instruments instruments;
    private final Thread thread;
    private final Lag lag = new Lag();
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private volatile Holdings holdings;
    private volatile boolean stopped;
    private volatile long lastProgress = System.nanoTime();
    private Taking taking;
    private volatile Tending tending;
    private boolean busy;
    private long lastHint;
    private final Backoff backoff = new Backoff();
    private boolean recovering;
    private long recovered;

    Worker(Settings settings, int number, BatchTransaction transactions, Relay relay, Instruments instruments) {
        this.settings = settings;
        this.transactions = transactions;
        this.relay = relay;
        this.instruments = instruments;
        this.thread =
                Thread.ofPlatform().name(settings.service() + "-" + number).unstarted(this::run);
    }

    void start() {
        start(Kafka.consumer(settings));
    }

    void start(KafkaConsumer<byte[], byte[]> from) {
        consumer = from;
        holdings = new Holdings(consumer, transactions, instruments.metrics(), lag);
        taking = new Taking(settings, transactions, holdings.owned(), instruments);
        tending = new Tending(transactions, holdings);
        thread.start();
    }

    void stop() {
        stopped = true;
        if (consumer != null) {
            consumer.wakeup();
            LockSupport.unpark(thread);
        }
    }

    void join() {
        Threads.join(thread);
    }

    /** Whether the thread lives, has what it was assigned and, where there is work, gets on with it. */
    boolean running() {
        long stalled = settings.stalledAfter().toNanos();
        return thread.isAlive()
                && System.nanoTime() - lastProgress < stalled
                && lag.nanosUnclaimed() < stalled
                && tending.nanosFailing() < stalled;
    }

    Lag lag() {
        return lag;
    }

    double inboxIds() {
        return owned().stream().mapToDouble(shard -> shard.seen().size()).sum();
    }

    double inboxBytes() {
        return owned().stream().mapToDouble(shard -> shard.seen().bytes()).sum();
    }

    private List<Shard> owned() {
        return holdings == null ? List.of() : List.copyOf(holdings.owned().values());
    }

    private void run() {
        try (var closing = consumer) {
            closing.subscribe(settings.topics().stream().map(Topic::topicName).toList(), holdings);
            while (!stopped) {
                turn();
            }
        } catch (WakeupException e) {
            LOG.debug("stopped");
        }
    }

    /** One poll and its batch. A failure that passes is retried from what the database has, never skipped. */
    private void turn() {
        try {
            recover();
            holdings.claim();
            if (relay.lags()) {
                hold();
            } else {
                lag.goesOn();
                take(consumer.poll(tending.isDue(busy) ? Duration.ZERO : POLL));
                if (tending.isDue(busy)) {
                    tending.slice();
                    relay.wake();
                }
            }
            backoff.reset();
        } catch (Fenced e) {
            LOG.warn(e.getMessage());
            recoverIn(POLL); // learn who owns what before claiming again
        } catch (WakeupException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("failed, trying again from the last commit: %s", e.toString());
            if (recovering) {
                LockSupport.parkNanos(backoff.next().toNanos()); // polling fails, so it does not wait by itself
            } else {
                recoverIn(backoff.next());
            }
        }
    }

    /** Drops all and waits, yet stays in the group; all partitions are paused. It may fail as a batch may. */
    private void recover() {
        if (recovering) {
            holdings.dropAll();
            do {
                consumer.poll(Duration.ofNanos(Math.max(1, recovered - System.nanoTime())));
            } while (!stopped && System.nanoTime() - recovered < 0);
            recovering = false;
        }
    }

    private void recoverIn(Duration pause) {
        recovering = true;
        recovered = System.nanoTime() + pause.toNanos();
    }

    /**
     * Takes nothing while what was committed cannot be published, yet stays in the group. It is no standstill of ours:
     * to start the instance anew would not help.
     */
    private void hold() {
        lag.held();
        consumer.pause(holdings.placed());
        consumer.poll(POLL);
        consumer.resume(holdings.placed());
        lastProgress = System.nanoTime();
    }

    private void take(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        for (var partition : records.partitions()) {
            lag.waits(partition, records.records(partition).getFirst().timestamp());
        }
        if (!records.isEmpty()) {
            taking.take(records);
            relay.wake();
        }
        boolean waits = false; // more, where it is known
        for (var partition : consumer.assignment()) {
            boolean more = consumer.currentLag(partition).orElse(0) > 0;
            waits |= more;
            var taken = records.records(partition);
            if (!taken.isEmpty()) {
                lag.passed(partition, taken.getLast().timestamp(), more);
            }
        }
        if (!records.isEmpty() || !waits) {
            lastProgress = System.nanoTime();
        }
        busy = waits || !records.isEmpty();
        hintBroker();
    }

    /** The broker's offsets are for lag monitors only; the database has the truth. */
    private void hintBroker() {
        if (System.nanoTime() - lastHint > BETWEEN_HINTS) {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (var partition : consumer.assignment()) {
                var shard = holdings.owned().get(partition.partition());
                var next = shard == null ? null : shard.next(partition.topic());
                if (next != null) {
                    offsets.put(partition, new OffsetAndMetadata(next));
                }
            }
            FaultPoint.BEFORE_BROKER_OFFSETS.pass();
            consumer.commitAsync(offsets, Worker::hinted);
            lastHint = System.nanoTime();
        }
    }

    /** While shards are shared out anew the broker takes none: a client that is not told what to do logs that as an error. */
    private static void hinted(Map<TopicPartition, OffsetAndMetadata> offsets, Exception refusal) {
        if (refusal != null) {
            LOG.debugf("the broker did not take our offsets, the next come soon: %s", refusal.toString());
        }
    }
}
