package io.bellwether.effectonce;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Trace contexts in the headers of records, in the form of W3C Trace Context.
 *
 * <p>{@code traceparent} is the span that sent the record; {@code ce_traceparent}, of CloudEvents' extension for
 * distributed tracing, is where what it tells of began.
 */
public final class TraceHeaders {

    public static final String SENDER = "traceparent";
    static final String ORIGIN = "ce_traceparent";

    /** Of the batch under way: by account, where the last event that belongs to a trace began. */
    static final ContextKey<Map<String, String>> ORIGINS = ContextKey.named("bellwether-origins");

    private static final TextMapGetter<String> ONLY_HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
            return List.of(SENDER);
        }

        @Override
        public String get(String value, String key) {
            return SENDER.equals(key) ? value : null;
        }
    };

    private TraceHeaders() {}

    /** The current span as a header's value, or null where there is none that is sampled. */
    public static String current() {
        var context = Span.current().getSpanContext();
        return context.isSampled() ? text(context) : null;
    }

    /** Where what is told of an account began, as a header's value, or null where it does not come of a traced event. */
    static String origin(String account) {
        var origins = Context.current().get(ORIGINS);
        return origins == null ? null : origins.get(account);
    }

    static String text(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    /** The context in a header, or null where there is none that is sampled; then nothing is allocated. */
    static SpanContext sampled(ConsumerRecord<byte[], byte[]> record, String header) {
        var found = record.headers().lastHeader(header);
        if (found == null || found.value() == null) {
            return null;
        }
        var value = new String(found.value(), StandardCharsets.UTF_8);
        var context = W3CTraceContextPropagator.getInstance().extract(Context.root(), value, ONLY_HEADER);
        var span = Span.fromContext(context).getSpanContext();
        return span.isSampled() ? span : null;
    }
}
