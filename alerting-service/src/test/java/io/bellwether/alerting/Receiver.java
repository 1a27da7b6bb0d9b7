package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A real HTTP server that remembers what it was sent, and answers as a test wants. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = ok();

    Receiver() {
        this("127.0.0.1");
    }

    Receiver(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    static Answer ok() {
        return status(200, Map.of());
    }

    static Answer status(int status, Map<String, String> headers) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Keeps whoever has sent something waiting. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Receiver answering(Answer with) {
        answer = with;
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    /** What was sent of a delivery: each attempt. */
    List<Received> of(String delivery) {
        return received.stream()
                .filter(it -> delivery.equals(it.header("webhook-id")))
                .toList();
    }

    /** What was sent of tasks of an account. */
    List<Received> about(String account) {
        return received.stream()
                .filter(it -> it.body().contains("\"account\":\"" + account + "\""))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(
                    new Received(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
            answer.to(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** One request. */
    record Received(String path, Map<String, List<String>> headers, String body) {

        /** Null where there is no such header. */
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }

        JsonPath json() {
            return new JsonPath(body);
        }
    }

    /** What is done with a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }
}
