package io.bellwether.e2e;

import static java.util.stream.Collectors.toMap;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Takes what services export of traces, by OpenTelemetry's protocol over HTTP, and remembers it. */
final class Collector implements AutoCloseable {

    /** A span within its trace, in hexadecimal digits as in {@code traceparent}. */
    record Context(String trace, String span) {

        static Context of(String traceparent) {
            return new Context(traceparent.substring(3, 35), traceparent.substring(36, 52));
        }
    }

    /** @param links to the spans that it belongs to as well */
    record Span(String service, String name, Context context, Context parent, List<Context> links) {}

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Platform threads, for the reason that the faults' Receiver has.
        server.setExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory()));
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            request.getResourceSpansList().stream().flatMap(Collector::spans).forEach(spans::add);
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Stream<Span> spans(ResourceSpans exported) {
        var attributes = exported.getResource().getAttributesList().stream()
                .collect(toMap(
                        KeyValue::getKey, attribute -> attribute.getValue().getStringValue()));
        return exported.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Span(
                        attributes.get("service.name"),
                        span.getName(),
                        context(span.getTraceId(), span.getSpanId()),
                        context(span.getTraceId(), span.getParentSpanId()),
                        span.getLinksList().stream()
                                .map(link -> context(link.getTraceId(), link.getSpanId()))
                                .toList()));
    }

    private static Context context(ByteString trace, ByteString span) {
        var hex = HexFormat.of();
        return new Context(hex.formatHex(trace.toByteArray()), hex.formatHex(span.toByteArray()));
    }
}
