package io.bellwether.effectonce;

import io.bellwether.events.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which shard an account belongs to: the partition that Kafka's own partitioner gives its id as key. */
public final class Shards {

    private Shards() {}

    public static int of(String account) {
        return of(account.getBytes(StandardCharsets.UTF_8));
    }

    static int of(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % Topic.PARTITIONS;
    }
}
