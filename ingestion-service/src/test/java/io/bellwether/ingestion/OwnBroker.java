package io.bellwether.ingestion;

import io.bellwether.embedded.EmbeddedKafka;
import io.bellwether.events.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A broker that a test can stop and start, as it is nobody else's.
 *
 * <p>The test gets both as fields of type Runnable, {@code stopBroker} and {@code startBroker}: its class loader is not
 * the one of this class.
 */
public class OwnBroker implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("own-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka = EmbeddedKafka.start(folder, 0);
        createTopics();
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                (Runnable) () -> kafka.close(), field -> field.getName().equals("stopBroker"));
        injector.injectIntoFields(
                (Runnable) () -> kafka = EmbeddedKafka.start(folder, kafka.port()),
                field -> field.getName().equals("startBroker"));
    }

    /** After the one that gives the shared broker. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        kafka.close();
    }

    private void createTopics() {
        var topics = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1))
                .toList();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
