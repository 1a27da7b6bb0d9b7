package io.bellwether.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bellwether.events.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A system that takes webhooks: remembers whatever it is sent, and can keep its senders waiting for the answer. */
final class Receiver implements AutoCloseable {

    /** @param id of the header: the same for the same message */
    record Message(String id, JsonNode body) {}

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Not virtual ones: where the few that carry those wait for a class to be initialized, nobody is taken any
        // more.
        server.setExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Each request, in the order in which they came. */
    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** From now on nobody is answered. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** All who wait are answered. */
    void release() {
        gate.countDown();
    }

    /** How many requests came that are not answered. */
    int waiting() {
        return waiting.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            messages.add(new Message(exchange.getRequestHeaders().getFirst("webhook-id"), body));
            waiting.incrementAndGet();
            gate.await();
            waiting.decrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
