package io.bellwether.effectonce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** How shards are spread over workers that come and go. */
class ShardAssignorTest {

    private static final List<String> TOPICS = List.of("a", "b");
    private static final int SHARDS = 12;

    private final ShardAssignor assignor = new ShardAssignor();
    private Map<String, Set<TopicPartition>> owned = new HashMap<>();
    private int generation;

    @Test
    void allTopicsOfAShardAreTogether() {
        rebalance("one", "two", "three");

        owned.values().forEach(partitions -> {
            assertThat(shards(partitions)).hasSize(4);
            assertThat(partitions).hasSize(8);
        });
    }

    @Test
    void aShardThatMovesIsFirstTakenAndThenGiven() {
        rebalance("one");

        rebalance("one", "two");
        assertThat(shards(owned.get("one"))).hasSize(6);
        assertThat(owned.get("two")).isEmpty();

        rebalance("one", "two");
        assertThat(shards(owned.get("two"))).hasSize(6);
    }

    @RepeatedTest(10)
    void whoeverComesAndGoesShardsEndUpEvenAndFewMove(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        for (int i = 0; i < 20; i++) {
            var members = IntStream.range(0, 1 + random.nextInt(7))
                    .mapToObj(number -> "m" + random.nextInt(9))
                    .distinct()
                    .toArray(String[]::new);
            var before = owned;
            rebalance(members);
            rebalance(members);

            var counts = owned.values().stream()
                    .map(partitions -> shards(partitions).size())
                    .toList();
            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(SHARDS);
            assertThat(counts)
                    .allMatch(count -> count == SHARDS / members.length || count == 1 + SHARDS / members.length);
            for (var member : members) {
                var kept = new HashSet<>(shards(before.getOrDefault(member, Set.of())));
                int had = kept.size();
                kept.retainAll(shards(owned.get(member)));
                assertThat(kept.size()).isGreaterThanOrEqualTo(Math.min(had, SHARDS / members.length));
            }
        }
    }

    @Test
    void ofTwoWhoSayToOwnAShardTheLaterIsRight() {
        rebalance("one", "two");
        var stale = owned.get("one");
        rebalance("two");
        rebalance("two");
        owned.put("one", stale); // it slept, and does not know
        var subscriptions = Map.of("one", subscription("one", 1), "two", subscription("two", generation));

        var assigned = assignor.assign(cluster(), new GroupSubscription(subscriptions));

        assertThat(shards(assigned.groupAssignment().get("two").partitions())).hasSize(6);
        assertThat(assigned.groupAssignment().get("one").partitions()).isEmpty();
    }

    @Test
    void nobodyGetsATopicThatItDoesNotAskFor() {
        var old = new Subscription(List.of("a"));
        var upgraded = new Subscription(TOPICS);

        var assigned = assignor.assign(cluster(), new GroupSubscription(Map.of("old", old, "upgraded", upgraded)));

        assertThat(topics(assigned.groupAssignment().get("old").partitions())).containsOnly("a");
        assertThat(topics(assigned.groupAssignment().get("upgraded").partitions()))
                .containsOnly("a", "b");
    }

    private void rebalance(String... members) {
        var subscriptions = new HashMap<String, Subscription>();
        for (var member : members) {
            subscriptions.put(member, subscription(member, generation));
        }
        generation++;
        var assigned = assignor.assign(cluster(), new GroupSubscription(subscriptions));
        owned = new HashMap<>();
        assigned.groupAssignment().forEach((member, its) -> owned.put(member, new HashSet<>(its.partitions())));
        var all = owned.values().stream().mapToInt(Set::size).sum();
        assertThat(owned.values().stream().flatMap(Set::stream).distinct().count())
                .isEqualTo(all);
    }

    private Subscription subscription(String member, int knows) {
        var partitions = new ArrayList<>(owned.getOrDefault(member, Set.of()));
        return new Subscription(TOPICS, ByteBuffer.allocate(0), partitions, knows, Optional.empty());
    }

    private static Set<Integer> shards(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    private static Set<String> topics(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    private static Cluster cluster() {
        var node = new Node(1, "localhost", 1);
        var infos = TOPICS.stream()
                .flatMap(topic -> IntStream.range(0, SHARDS)
                        .mapToObj(number -> new PartitionInfo(topic, number, node, new Node[0], new Node[0])))
                .toList();
        return new Cluster("test", List.of(node), infos, Set.of(), Set.of());
    }
}
