package io.bellwether.effectonce;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * Since when the oldest records wait that have not taken effect, as one worker sees it; read by other threads. What
 * waits in a partition whose shard is not claimed yet nobody sees: it counts from when the partition was to be claimed.
 * So does what comes while the worker takes nothing.
 */
final class Lag {

    private static final double NANOS_PER_MILLI = 1e6;

    /** By the records' timestamps: milliseconds since 1970. */
    private final Map<TopicPartition, Long> waitingSince = new ConcurrentHashMap<>();

    /** By {@link System#nanoTime}. */
    private final Map<TopicPartition, Long> unclaimedSince = new ConcurrentHashMap<>();

    /** Null while the worker takes what comes; by {@link System#nanoTime}. */
    private volatile Long heldSince;

    /** The worker takes nothing for now, so nobody sees what comes. */
    void held() {
        heldSince = heldSince == null ? (Long) System.nanoTime() : heldSince;
    }

    void goesOn() {
        heldSince = null;
    }

    boolean isHeld() {
        return heldSince != null;
    }

    /** The partition is to be claimed. */
    void unclaimed(TopicPartition partition) {
        unclaimedSince.putIfAbsent(partition, System.nanoTime());
    }

    /** From now on its records are polled. */
    void claimed(TopicPartition partition) {
        unclaimedSince.remove(partition);
    }

    /** A record was polled; it waits until its batch is committed. */
    void waits(TopicPartition partition, long timestamp) {
        waitingSince.putIfAbsent(partition, timestamp);
    }

    /** All that was polled of the partition has taken effect; what is left, if any, is no older than the last of it. */
    void passed(TopicPartition partition, long timestamp, boolean moreWaits) {
        if (moreWaits) {
            waitingSince.put(partition, timestamp);
        } else {
            waitingSince.remove(partition);
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(waitingSince::remove);
        partitions.forEach(unclaimedSince::remove);
    }

    /** The age of the oldest, in milliseconds. */
    double millis(String topic) {
        long now = System.currentTimeMillis();
        double waiting = longest(waitingSince, now, topic::equals);
        double unclaimed = longest(unclaimedSince, System.nanoTime(), topic::equals) / NANOS_PER_MILLI;
        return Math.max(Math.max(waiting, unclaimed), heldNanos() / NANOS_PER_MILLI);
    }

    /** For how long the partition has been to be claimed that has waited longest for it. */
    long nanosUnclaimed() {
        return longest(unclaimedSince, System.nanoTime(), _ -> true);
    }

    private long heldNanos() {
        var since = heldSince;
        return since == null ? 0 : System.nanoTime() - since;
    }

    private static long longest(Map<TopicPartition, Long> since, long now, Predicate<String> ofTopic) {
        return since.entrySet().stream()
                .filter(waiting -> ofTopic.test(waiting.getKey().topic()))
                .mapToLong(waiting -> Math.max(0, now - waiting.getValue()))
                .max()
                .orElse(0);
    }
}
