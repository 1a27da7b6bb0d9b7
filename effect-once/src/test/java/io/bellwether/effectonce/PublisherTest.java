package io.bellwether.effectonce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Topic;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** In which order messages reach a real broker where it does not take all of them. */
class PublisherTest {

    private static final String NO_TOPIC = "a name that no topic has";

    private final String key = "account-" + UUID.randomUUID();

    @Test
    void whatComesAfterAMessageThatFailedIsNotSentBeforeIt() throws Exception {
        var world = new World();
        try (var publisher = new Publisher(world.kafka)) {
            var first = message(Topic.ACCOUNT_EVENTS.topicName(), "first");
            var failing = message(NO_TOPIC, "second");
            var third = message(Topic.ACCOUNT_EVENTS.topicName(), "third");

            publisher.publish(List.of(first));
            assertThatThrownBy(() -> publisher.publish(List.of(failing, third))).isInstanceOf(RuntimeException.class);
            assertThat(world.values(Topic.ACCOUNT_EVENTS, key)).containsExactly("first");

            publisher.publish(List.of(message(Topic.ACCOUNT_EVENTS.topicName(), "second"), third));
            assertThat(world.values(Topic.ACCOUNT_EVENTS, key)).containsExactly("first", "second", "third");
        }
    }

    @Test
    void whatIsTooLargeIsDroppedAndWhatComesAfterItIsSent() throws Exception {
        var world = new World();
        try (var publisher = new Publisher(world.kafka)) {
            var large = message(Topic.ACCOUNT_EVENTS.topicName(), "x".repeat(5 << 20));
            var next = message(Topic.ACCOUNT_EVENTS.topicName(), "next");

            publisher.publish(List.of(large, next));

            assertThat(world.values(Topic.ACCOUNT_EVENTS, key)).containsExactly("next");
        }
    }

    private ProducerRecord<byte[], byte[]> message(String topic, String value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
