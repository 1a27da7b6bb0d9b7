package io.bellwether.effectonce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Assigns shards, that is equal partition numbers of all topics together, as evenly as can be, and moves as few as
 * can be.
 *
 * <p>Cooperative: a shard that moves is first taken from its owner, in one rebalance, and given to its next owner in
 * the rebalance that follows at once, so that all other shards go on meanwhile. Kafka's own cooperative assignor
 * looks at each partition by itself and would tear shards apart; its range assignor keeps them together, but stops
 * all for each change.
 *
 * <p>While an upgrade brings a topic, members that do not know it yet get their shards without it: it waits for the
 * shard's next owner.
 */
public final class ShardAssignor implements ConsumerPartitionAssignor {

    @Override
    public String name() {
        return "bellwether-shards";
    }

    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
    }

    @Override
    public GroupAssignment assign(Cluster cluster, GroupSubscription group) {
        var partitions = new TreeMap<Integer, List<TopicPartition>>();
        group.groupSubscription().values().stream()
                .flatMap(member -> member.topics().stream())
                .distinct()
                .flatMap(topic -> cluster.partitionsForTopic(topic).stream())
                .forEach(info -> partitions
                        .computeIfAbsent(info.partition(), _ -> new ArrayList<>())
                        .add(new TopicPartition(info.topic(), info.partition())));
        var members = new TreeSet<>(group.groupSubscription().keySet());
        var before = owners(group.groupSubscription());
        var next = balance(members, new TreeSet<>(partitions.keySet()), before);
        var assigned =
                members.stream().collect(Collectors.toMap(member -> member, _ -> new ArrayList<TopicPartition>()));
        next.forEach((shard, member) -> {
            if (before.getOrDefault(shard, member).equals(member)) {
                var asked = group.groupSubscription().get(member).topics();
                partitions.get(shard).stream()
                        .filter(partition -> asked.contains(partition.topic()))
                        .forEach(assigned.get(member)::add);
            }
        });
        return new GroupAssignment(assigned.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new Assignment(each.getValue()))));
    }

    /** Who says to own which shard; where two say so, the one who took part in the later rebalance is right. */
    private static Map<Integer, String> owners(Map<String, Subscription> members) {
        var owners = new HashMap<Integer, String>();
        members.entrySet().stream()
                .sorted(Comparator.comparing(
                        member -> member.getValue().generationId().orElse(-1)))
                .forEach(member -> member.getValue()
                        .ownedPartitions()
                        .forEach(partition -> owners.put(partition.partition(), member.getKey())));
        return owners;
    }

    /** Leaves to each member what it has, up to its share; the rest goes to those who have the least. */
    static Map<Integer, String> balance(
            SortedSet<String> members, SortedSet<Integer> shards, Map<Integer, String> before) {
        var counts = new TreeMap<String, Integer>();
        members.forEach(member -> counts.put(member, 0));
        var next = new TreeMap<Integer, String>();
        int share = shards.size() / members.size();
        int greater = shards.size() % members.size();
        for (int shard : shards) {
            var owner = before.get(shard);
            int has = owner == null ? 0 : counts.getOrDefault(owner, Integer.MAX_VALUE);
            if (owner != null && (has < share || (has == share && greater-- > 0))) {
                next.put(shard, owner);
                counts.merge(owner, 1, Integer::sum);
            }
        }
        for (int shard : shards) {
            if (!next.containsKey(shard)) {
                var least = counts.entrySet().stream()
                        .min(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
                next.put(shard, least);
                counts.merge(least, 1, Integer::sum);
            }
        }
        return next;
    }
}
