package io.bellwether.ingestion;

import io.bellwether.events.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as the broker has all topics, and until it has been away for some time.
 *
 * <p>A short absence must not show: all instances would leave the load balancer together, and clients would lose the
 * 503 that tells them when to come again.
 */
@Readiness
@Singleton
class BrokerProbe implements HealthCheck {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final List<String> TOPICS = Arrays.stream(Topic.values())
            .filter(topic -> topic.published() || topic == Topic.REJECTED_EVENTS)
            .map(Topic::topicName)
            .toList();

    private final Map<String, Object> kafka;
    private final Duration patience;
    private final Clock clock;
    private final Thread watcher = Thread.ofVirtual().name("broker-probe").unstarted(this::watch);
    private volatile Instant lastSeen = Instant.EPOCH;
    private volatile String fault = "not asked yet";

    BrokerProbe(@Identifier("default-kafka-broker") Map<String, Object> kafka, IngestionConfig config, Clock clock) {
        this.kafka = kafka;
        this.patience = config.readyPatience();
        this.clock = clock;
    }

    void start(@Observes StartupEvent startup) {
        watcher.start();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        watcher.interrupt();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("broker")
                .status(lastSeen.plus(patience).isAfter(clock.instant()));
        return (fault == null ? response : response.withData("fault", fault)).build();
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try (var admin = Admin.create(kafka)) {
            admin.describeTopics(TOPICS).allTopicNames().get(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            lastSeen = clock.instant();
            fault = null;
        } catch (ExecutionException e) {
            fault = e.getCause().getMessage();
        } catch (TimeoutException e) {
            fault = "the broker does not answer";
        } catch (KafkaException e) {
            fault = e.getMessage();
        }
    }
}
