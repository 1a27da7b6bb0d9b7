package io.bellwether.effectonce;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * One span for each batch that has an event of a sampled trace: child of the first such event's, with links to those of
 * all (128 at the most). Batches without one make none, so an instance samples nothing by itself.
 */
final class BatchTraces {

    private final Tracer tracer;
    private final String service;

    BatchTraces(OpenTelemetry traces, String service) {
        this.tracer = traces.getTracer("io.bellwether.effect-once");
        this.service = service;
    }

    /** To be ended. */
    Span begin(Batch batch) {
        var sampled = batch.sampled();
        if (sampled.isEmpty()) {
            return Span.getInvalid();
        }
        var span = tracer.spanBuilder("process batch")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(sampled.getFirst())))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.consumer.group.name", service)
                .setAttribute("messaging.batch.message_count", (long) batch.records());
        for (SpanContext event : sampled) {
            span.addLink(event);
        }
        return span.startSpan();
    }

    /** What is published in it, by whomever, carries the span onward, and where what it tells of began. */
    static Context within(Span span, Batch batch) {
        return Context.current().with(span).with(TraceHeaders.ORIGINS, batch.origins());
    }

    static void failed(Span span, Exception e) {
        span.recordException(e).setStatus(StatusCode.ERROR);
    }
}
