package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The shards that one worker owns: claims what the group assigned, seeks to where its effects end, drops what goes.
 *
 * <p>What was assigned waits, paused, until its shard is claimed: a database that is away must not cost membership. A
 * shard that cannot be claimed keeps no other waiting.
 */
final class Holdings implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Holdings.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BatchTransaction transactions;
    private final Metrics metrics;
    private final Lag lag;
    /** Read by gauges too. */
    private final Map<Integer, Shard> owned = new ConcurrentSkipListMap<>();

    private final Set<TopicPartition> unplaced = new HashSet<>();
    /** Shards that could not be claimed, the one that was tried last at the end. */
    private final Set<Integer> refused = new LinkedHashSet<>();

    private final Backoff backoff = new Backoff();
    private long tryAgain = System.nanoTime();

    Holdings(KafkaConsumer<byte[], byte[]> consumer, BatchTransaction transactions, Metrics metrics, Lag lag) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.metrics = metrics;
        this.lag = lag;
    }

    Map<Integer, Shard> owned() {
        return owned;
    }

    /**
     * Claims what is to be claimed, until one shard cannot be: so what is owned gets on in between, however long each
     * attempt takes. Those that could not be are tried again after a pause, one by one, once all others were tried.
     */
    void claim() {
        var shards = unplaced.stream().map(TopicPartition::partition).collect(Collectors.toCollection(TreeSet::new));
        shards.removeAll(refused);
        var inOrder = new ArrayList<>(shards);
        if (System.nanoTime() - tryAgain >= 0) {
            inOrder.addAll(refused);
        }
        for (int shard : inOrder) {
            if (!claim(shard)) {
                return;
            }
        }
    }

    /** Those whose records are taken: assigned, and claimed. */
    Set<TopicPartition> placed() {
        var placed = new HashSet<>(consumer.assignment());
        placed.removeAll(unplaced);
        return placed;
    }

    private boolean claim(int number) {
        try {
            place(number);
            refused.remove(number);
            backoff.reset();
            return true;
        } catch (WakeupException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("shard %d cannot be claimed, trying again: %s", number, e.toString());
            refused.remove(number);
            refused.add(number);
            tryAgain = System.nanoTime() + backoff.next().toNanos();
            return false;
        }
    }

    private void place(int number) throws SQLException {
        var partitions = unplaced.stream()
                .filter(partition -> partition.partition() == number)
                .toList();
        partitions.forEach(partition -> requirePartitions(partition.topic()));
        var shard = owned.get(number);
        if (shard == null) {
            shard = transactions.claim(number);
            owned.put(number, shard);
        }
        for (var partition : partitions) {
            place(partition, shard);
        }
    }

    private void place(TopicPartition partition, Shard shard) {
        var next = shard.next(partition.topic());
        if (next == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, next);
        }
        consumer.resume(List.of(partition));
        unplaced.remove(partition);
        lag.claimed(partition);
    }

    /**
     * Forgets shards that the group still assigns to us, to claim them anew: after a failure that leaves open whether
     * the transaction has committed, only the database knows where they stand.
     */
    void drop(Collection<Integer> shards) {
        forget(shards);
        toClaim(assigned(shards));
    }

    void dropAll() {
        drop(assigned());
    }

    /** The shards that the group gave us, claimed or not. */
    Set<Integer> assigned() {
        return consumer.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        toClaim(partitions);
    }

    /** The shards go, even where only one of their topics does: what is left of them is claimed anew. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        var shards = partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        forget(shards);
        refused.removeAll(shards);
        var left = assigned(shards);
        left.removeAll(partitions);
        toClaim(left);
        partitions.forEach(unplaced::remove);
        lag.forget(partitions);
    }

    private void toClaim(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        unplaced.addAll(partitions);
        partitions.forEach(lag::unclaimed);
    }

    private void forget(Collection<Integer> shards) {
        for (int number : shards) {
            var shard = owned.remove(number);
            if (shard != null) {
                metrics.released(shard.inFlight());
                release(shard);
            }
        }
    }

    /** What a handler fails at here concerns nobody but itself: the shard is gone. */
    private static void release(Shard shard) {
        try {
            shard.handler().released();
        } catch (RuntimeException e) {
            LOG.warnf(e, "the handler of shard %d failed to let go of it", shard.number());
        }
    }

    private List<TopicPartition> assigned(Collection<Integer> shards) {
        return new ArrayList<>(consumer.assignment().stream()
                .filter(partition -> shards.contains(partition.partition()))
                .toList());
    }

    private void requirePartitions(String topic) {
        int partitions = consumer.partitionsFor(topic).size();
        if (partitions != Topic.PARTITIONS) {
            throw new IllegalStateException("topic " + topic + " must have " + Topic.PARTITIONS
                    + " partitions, as all topics have, but has " + partitions);
        }
    }
}
