package io.bellwether.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded;
import io.bellwether.events.Event;
import io.bellwether.events.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Threads that share the topics as members of one consumer group, and what they have in common. */
final class Members {

    static final List<String> TOPICS = Arrays.stream(Topic.values())
            .filter(Topic::published)
            .map(Topic::topicName)
            .toList();

    private static final Logger LOG = Logger.getLogger(Members.class.getName());
    private static final int MOST_RECORDS = 10_000;
    private static final int FETCH_BYTES = 2 << 20;
    private static final Duration POLL = Duration.ofMillis(200);

    private Members() {}

    /** Something that a thread does with each poll; its offsets are committed after it. */
    interface Member {
        void take(Iterable<ConsumerRecord<String, byte[]>> records) throws Exception;

        KafkaConsumer<String, byte[]> consumer();
    }

    static void run(int threads, Callable<Member> make) {
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().name("member-" + i).start(() -> live(make));
        }
    }

    static KafkaConsumer<String, byte[]> consumer(String broker) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        PeerMain.GROUP,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        MOST_RECORDS,
                        "max.partition.fetch.bytes",
                        FETCH_BYTES,
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The event; anything else does not occur in the stream. */
    static Event event(Headers headers, byte[] value) {
        var decoded = Codec.decode(name -> header(headers, name), value);
        if (decoded instanceof Decoded.Known(var event)) {
            return event;
        }
        throw new IllegalStateException("not an event: " + decoded);
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static void live(Callable<Member> make) {
        try {
            var member = make.call();
            try (var consumer = member.consumer()) {
                consumer.subscribe(TOPICS);
                while (true) {
                    var records = consumer.poll(POLL);
                    if (!records.isEmpty()) {
                        member.take(records);
                        consumer.commitSync();
                    }
                }
            }
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "a member ended", e);
            Runtime.getRuntime().halt(1);
        }
    }
}
