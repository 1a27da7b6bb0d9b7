package io.bellwether.effectonce;

import static io.bellwether.effectonce.World.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be seen of an event's way, on a real broker and real databases. */
class TracesTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");

    private final String run = UUID.randomUUID().toString();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk traces = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void oneTraceLeadsFromTheRequestThroughTheScoreToTheTask() throws Exception {
        var health = new World();
        var alerting = new World();
        var request = request();
        var account = "account-" + run;

        try (var _ = start(health, Topic.USAGE_EVENTS, saying("health.scored"));
                var _ = start(alerting, Topic.HEALTH_SCORES, putting("task.changed"))) {
            health.sayTraced(Topic.USAGE_EVENTS, login(account, run + "-1"), request);

            eventually(() -> assertThat(alerting.headers(Topic.CSM_TASKS, account, TraceHeaders.SENDER))
                    .hasSize(1));
        }

        var scoring = of("health-" + run);
        var tasking = of("alerting-" + run);
        assertThat(List.of(scoring.getTraceId(), tasking.getTraceId())).containsOnly(request.getTraceId());
        assertThat(scoring.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(tasking.getParentSpanId()).isEqualTo(scoring.getSpanId());
        assertThat(tasking.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .contains(request.getSpanId());
        assertThat(alerting.headers(Topic.CSM_TASKS, account, TraceHeaders.SENDER))
                .containsExactly(TraceHeaders.text(tasking.getSpanContext()));
        assertThat(alerting.headers(Topic.CSM_TASKS, account, TraceHeaders.ORIGIN))
                .containsExactly(TraceHeaders.text(request));
    }

    @Test
    void aBatchIsLinkedToAllOfItsEvents() throws Exception {
        var world = new World();
        var first = request();
        var second = request();
        var account = "account-" + run;
        world.sayTraced(Topic.TICKET_EVENTS, login(account, run + "-1"), first);
        world.sayTraced(Topic.TICKET_EVENTS, login(account, run + "-2"), second);

        try (var _ = start(world, Topic.TICKET_EVENTS, World::note)) {
            eventually(() -> assertThat(world.effects(run)).hasSize(2));
        }

        assertThat(spans.getFinishedSpanItems().stream()
                        .filter(span -> span.getName().equals("process batch"))
                        .flatMap(span -> span.getLinks().stream())
                        .map(LinkData::getSpanContext)
                        .map(SpanContext::getSpanId))
                .contains(first.getSpanId(), second.getSpanId());
    }

    @Test
    void whatNobodySampledLeavesNoTrace() throws Exception {
        var world = new World();
        var account = "account-" + run;
        try (var _ = start(world, Topic.USAGE_EVENTS, saying("task.changed"))) {
            world.say(login(account, run + "-1"));

            eventually(() -> assertThat(world.values(Topic.CSM_TASKS, account)).hasSize(1));
        }

        assertThat(world.headers(Topic.CSM_TASKS, account, TraceHeaders.SENDER)).isEmpty();
    }

    private SpanContext request() {
        var span = traces.getTracer("test").spanBuilder("POST /v1/events").startSpan();
        span.end();
        return span.getSpanContext();
    }

    private SpanData of(String service) {
        var batches = spans.getFinishedSpanItems().stream()
                .filter(span -> service.equals(span.getAttributes().get(GROUP)))
                .toList();
        assertThat(batches).hasSize(1);
        return batches.getFirst();
    }

    private EffectOnce start(World world, Topic topic, Handler handler) {
        var name = topic == Topic.USAGE_EVENTS ? "health-" : "alerting-";
        var effectOnce = new EffectOnce(
                world.settings(name + run, topic),
                world.database,
                handler,
                new Telemetry(new SimpleMeterRegistry(), traces),
                Clock.systemUTC());
        effectOnce.start();
        return effectOnce;
    }

    /** Says a fact of this kind of each account of this run of which it hears. */
    private Handler saying(String kind) throws IOException {
        var fact = sample(kind);
        return (events, effects) -> said(events, kind, fact).forEach(effects::publish);
    }

    /** As saying, but puts it into the outbox itself. */
    private Handler putting(String kind) throws IOException {
        var fact = sample(kind);
        return (events, effects) -> Outbox.add(effects.connection(), said(events, kind, fact));
    }

    private List<Event> said(List<Event> events, String kind, Fact fact) {
        return events.stream()
                .filter(event -> event.account().equals("account-" + run))
                .map(event -> new Event("test", kind + "-" + event.id(), event.account(), NOON, fact))
                .toList();
    }

    private static Fact sample(String kind) throws IOException {
        try (var file = Event.class.getResourceAsStream("/samples/" + kind + ".v1.json")) {
            var decoded = Codec.decode(
                    name -> name.equals("content-type") ? "application/cloudevents+json" : null, file.readAllBytes());
            return ((Known) decoded).event().fact();
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
