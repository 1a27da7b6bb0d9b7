package io.bellwether.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.e2e.Collector.Context;
import io.bellwether.e2e.Collector.Span;
import io.bellwether.e2e.faults.Fleet;
import io.bellwether.e2e.faults.Ground;
import io.bellwether.e2e.faults.Instance;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Topic;
import io.bellwether.quickstart.CloudEvents;
import io.bellwether.quickstart.Service;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** One event can be followed from the request to its task by what the services export. */
class TracesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ACCOUNT = "followed";
    private static final Context CALLER = new Context("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");

    @Test
    void oneTraceLeadsFromTheRequestThroughTheScoreToTheTask() throws Exception {
        try (var collector = new Collector();
                var ground = Ground.start();
                var fleet = new Fleet(ground)) {
            var door = start(fleet, collector);
            post(door, fleet.token("publisher"));
            var task = awaitTask(ground);

            var request = find(collector, span -> span.service().equals("ingestion-service"));
            var tasking = find(collector, span -> span.context().equals(header(task, "traceparent")));
            var scoring = find(
                    collector,
                    span -> span.service().equals("health-service")
                            && tasking.links().contains(span.context()));

            assertThat(request.name()).isEqualTo("POST /v1/events");
            assertThat(request.parent()).isEqualTo(CALLER);
            assertThat(scoring.name()).isEqualTo("process batch");
            assertThat(scoring.parent()).isEqualTo(request.context());
            assertThat(scoring.links()).contains(request.context());
            assertThat(tasking.service()).isEqualTo("alerting-service");
            assertThat(tasking.name()).isEqualTo("process batch");
            assertThat(tasking.parent())
                    .isIn(scoring.context(), request.context()); // whichever came first in its batch
            assertThat(tasking.links()).contains(request.context());
            assertThat(header(task, "ce_traceparent")).isEqualTo(request.context());
            assertThat(collector.spans())
                    .allMatch(span -> span.context().trace().equals(CALLER.trace()));
        }
    }

    /** Gives the one that takes events; nothing is sampled but what its caller does. */
    private static Instance start(Fleet fleet, Collector collector) {
        var traced = Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint", collector.url(),
                "quarkus.otel.bsp.schedule.delay", "PT0.2S",
                "BELLWETHER_TRACES_SHARE", "0");
        var instances = Stream.of(Service.INGESTION, Service.HEALTH, Service.ALERTING)
                .map(service -> fleet.launch(service, traced))
                .toList();
        instances.forEach(fleet::awaitWorking);
        return instances.getFirst();
    }

    private static void post(Instance door, String token) throws Exception {
        var left = new Happenings(ACCOUNT).event(0, Happenings.contact("champion", Role.CHAMPION, Change.LEFT));
        var request = HttpRequest.newBuilder(door.url().resolve("/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", CloudEvents.BATCH)
                .header("traceparent", "00-" + CALLER.trace() + "-" + CALLER.span() + "-01")
                .POST(BodyPublishers.ofByteArray(CloudEvents.batch(List.of(left))))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        }
    }

    private static ConsumerRecord<byte[], byte[]> awaitTask(Ground ground) {
        return await().atMost(SOON)
                .until(
                        () -> KafkaSide.records(Map.of("bootstrap.servers", ground.broker()), Topic.CSM_TASKS).stream()
                                .filter(record -> new String(record.key(), UTF_8).equals(ACCOUNT))
                                .toList(),
                        tasks -> !tasks.isEmpty())
                .getFirst();
    }

    private static Span find(Collector collector, Predicate<Span> which) {
        return await().atMost(SOON)
                .until(() -> collector.spans().stream().filter(which).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    private static Context header(ConsumerRecord<?, ?> record, String name) {
        return Context.of(KafkaSide.header(record, name));
    }
}
