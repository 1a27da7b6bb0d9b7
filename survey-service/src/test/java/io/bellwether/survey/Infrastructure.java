package io.bellwether.survey;

import io.bellwether.embedded.Embedded;
import io.bellwether.events.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real broker with the topics, and a real and empty database; Quarkus makes the keys to sign tokens with. */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(Embedded.shared().serviceConfig("survey"));
        createTopics(config.get("kafka.bootstrap.servers"));
        config.put("bellwether.survey.public-url", "https://feedback.example.com");
        config.put("bellwether.survey.expiry-check", "1s");
        return config;
    }

    /** The servers stop with the JVM. */
    @Override
    public void stop() {}

    private static void createTopics(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics = Arrays.stream(Topic.values())
                    .map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (Exception e) {
            throw new IllegalStateException("no topics", e);
        }
    }
}
