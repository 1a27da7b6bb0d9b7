package io.bellwether.benchmarks.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellwether.events.Codec;
import io.bellwether.events.Event;
import io.bellwether.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A publisher at the ingestion-service's door, by HTTP/1.1. */
final class Door implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI events;
    private final String token;

    Door(URI ingestion, String token) {
        this.events = ingestion.resolve("/v1/events");
        this.token = token;
    }

    void send(List<Event> batch) {
        send(body(batch));
    }

    /** Returns when all of it is accepted. */
    void send(byte[] body) {
        var request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("ingestion does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static byte[] body(List<Event> batch) {
        try {
            return Json.mapper()
                    .writeValueAsBytes(batch.stream().map(Door::json).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static Map<String, Object> json(Event event) {
        var json = new LinkedHashMap<String, Object>();
        Codec.encode(event).headers().forEach((name, value) -> {
            if (name.startsWith("ce_")) {
                json.put(name.substring("ce_".length()), value);
            }
        });
        json.put("data", event.fact());
        return json;
    }
}
