package io.bellwether.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir
    Path folder;

    @Test
    void aRecordOutlivesARestartOnTheSameFolderAndPort() throws Exception {
        int port;
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            port = kafka.port();
            Topic.create(kafka.bootstrapServers(), "events").send("before");
        }

        try (var kafka = EmbeddedKafka.start(folder, port)) {
            var topic = new Topic(kafka.bootstrapServers(), "events");
            topic.send("after");

            assertThat(topic.read(2)).containsExactly("before", "after");
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    @Test
    void transactionsNeedNoMoreThanTheOneNode() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            var topic = Topic.create(kafka.bootstrapServers(), "events");

            topic.sendInTransaction("committed");

            assertThat(topic.read(1)).containsExactly("committed");
        }
    }

    @Test
    void aPortThatIsInUseIsToldAtOnce() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }
}
