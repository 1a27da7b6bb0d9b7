package io.bellwether.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import io.bellwether.e2e.KafkaSide;
import io.bellwether.e2e.faults.Workload.Sent;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Of what the topics got, each service that reads it has rejected exactly what had to be, under the right cause and
 * with its key and bytes. What is published again after a crash says the same of the same place, and counts once.
 */
final class Rejections {

    /** A header of records that must be rejected: the cause. No service knows it. */
    static final String AS = "test-reject-as";

    private static final Map<Service, Set<Topic>> READERS = Map.of(
            Service.SURVEY,
            Set.of(Topic.TICKET_EVENTS, Topic.SURVEY_EVENTS, Topic.ACCOUNT_EVENTS),
            Service.HEALTH,
            Set.of(Topic.USAGE_EVENTS, Topic.TICKET_EVENTS, Topic.SURVEY_EVENTS, Topic.ACCOUNT_EVENTS),
            Service.ALERTING,
            Set.of(Topic.ACCOUNT_EVENTS));

    private static final Comparator<Rejection> BY_PLACE = Comparator.comparing(Rejection::toString);

    private record Rejection(
            String service, String topic, String partition, String offset, String cause, String key, String value) {}

    private final Recording recording;
    private final List<Sent> workload;

    Rejections(Recording recording, List<Sent> workload) {
        this.recording = recording;
        this.workload = workload;
    }

    void compare(Differences differences) {
        var arrived = Stream.of(Topic.values())
                .filter(Topic::published)
                .flatMap(topic -> recording.of(topic).stream())
                .filter(record -> KafkaSide.header(record, AS) != null)
                .toList();
        differences.compare("bad records on the topics", arrived(arrived), sent());
        var expected = arrived.stream().flatMap(Rejections::expected).collect(toCollection(Rejections::sorted));
        var said = recording.of(Topic.REJECTED_EVENTS).stream()
                .map(Rejections::said)
                .filter(this::isOfNow)
                .collect(toCollection(Rejections::sorted));
        differences.addEach("not rejected", missing(expected, said));
        differences.addEach("rejected for nothing", missing(said, expected));
    }

    /** What was sent and what arrived of it must be the same: else the check would look at too little. */
    private Set<String> sent() {
        return workload.stream()
                .filter(Sent.Bad.class::isInstance)
                .map(Sent.Bad.class::cast)
                .filter(bad -> bad.cause() != null)
                .map(bad -> String.join(" ", bad.topic().topicName(), bad.cause(), bad.key(), bad.value()))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> arrived(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> String.join(
                        " ", record.topic(), KafkaSide.header(record, AS), text(record.key()), text(record.value())))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<Rejection> expected(ConsumerRecord<byte[], byte[]> record) {
        return READERS.entrySet().stream()
                .filter(reader -> reader.getValue().stream()
                        .anyMatch(topic -> topic.topicName().equals(record.topic())))
                .map(reader -> new Rejection(
                        reader.getKey().label() + "-service",
                        record.topic(),
                        Integer.toString(record.partition()),
                        Long.toString(record.offset()),
                        KafkaSide.header(record, AS),
                        text(record.key()),
                        text(record.value())));
    }

    private static Rejection said(ConsumerRecord<byte[], byte[]> record) {
        return new Rejection(
                KafkaSide.header(record, "bellwether-source"),
                KafkaSide.header(record, "dead-letter-topic"),
                KafkaSide.header(record, "dead-letter-partition"),
                KafkaSide.header(record, "dead-letter-offset"),
                KafkaSide.header(record, "dead-letter-cause"),
                text(record.key()),
                text(record.value()));
    }

    /** A crash may have published again what was rejected before; what says no place is always of now. */
    private boolean isOfNow(Rejection said) {
        return said.partition() == null
                || said.offset() == null
                || recording.contains(said.topic(), Integer.parseInt(said.partition()), Long.parseLong(said.offset()));
    }

    private static Set<Rejection> sorted() {
        return new TreeSet<>(BY_PLACE);
    }

    private static Set<Rejection> missing(Set<Rejection> all, Set<Rejection> there) {
        return all.stream().filter(each -> !there.contains(each)).collect(toCollection(Rejections::sorted));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }
}
