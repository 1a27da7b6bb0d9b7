package io.bellwether.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the services what they say, and tells them what to change. */
final class Api {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    Api(String token) {
        this.token = token;
    }

    /** Of something that is not there, the problem that says so. */
    JsonNode ask(URI service, String path) {
        try {
            return Json.mapper().readTree(read(service, path));
        } catch (IOException e) {
            throw new IllegalStateException(path + " answers no JSON", e);
        }
    }

    String read(URI service, String path) {
        var response = send(request(service, path).build());
        if (response.statusCode() != 200 && response.statusCode() != 404) {
            throw new IllegalStateException(path + " answers " + response.statusCode());
        }
        return response.body();
    }

    void change(String method, URI service, String path, String yaml) {
        var response = send(request(service, path)
                .header("Content-Type", "application/yaml")
                .method(method, BodyPublishers.ofString(yaml))
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answers " + response.statusCode() + ": " + response.body());
        }
    }

    private HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
