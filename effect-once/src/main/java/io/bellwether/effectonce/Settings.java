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
 * @param dedupWindow for how long an event's id is remembered
 * @param kafka connection and security settings for consumers and producer
 */
public record Settings(
        String service,
        Set<Topic> topics,
        int workers,
        int largestBatch,
        Duration dedupWindow,
        Map<String, Object> kafka) {

    public Settings {
        topics = Set.copyOf(topics);
        kafka = Map.copyOf(kafka);
    }
}
