package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a service reads and how.
 *
 * @param service name of the service: consumer group, and where its rejections come from
 * @param topics all equally partitioned, so that a partition number means the same accounts in each
 * @param workers threads that share the partitions of this instance
 * @param largestBatch events per transaction at the most
 * @param fetchWait for how long the broker collects a mebibyte before it answers a fetch with less: it makes small
 *     batches fewer, at that price in latency
 * @param dedupWindow for how long an event's id is remembered, up to 80 days
 * @param largestInbox ids that a shard keeps in memory, of 20 to 30 bytes each; beyond it the oldest quarter is
 *     forgotten before its time
 * @param stalledAfter how long work may wait without any commit, or a shard not be claimed, before the event path counts as down
 * @param kafka connection and security settings for consumers and producer
 */
public record Settings(
        String service,
        Set<Topic> topics,
        int workers,
        int largestBatch,
        Duration fetchWait,
        Duration dedupWindow,
        int largestInbox,
        Duration stalledAfter,
        Map<String, Object> kafka) {

    public Settings {
        topics = Set.copyOf(topics);
        kafka = Map.copyOf(kafka);
        if (dedupWindow.toDays() > SeenIds.LONGEST_WINDOW_DAYS) {
            throw new IllegalArgumentException(
                    "the dedup window must not be longer than " + SeenIds.LONGEST_WINDOW_DAYS + " days");
        }
    }

    int dedupHours() {
        return Math.toIntExact(dedupWindow.toHours());
    }
}
