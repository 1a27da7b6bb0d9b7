package io.bellwether.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/** The imports of the ingestion service, over HTTP. */
final class ImportsApi implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> NOT_OVER = Set.of("waiting", "running");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Endpoints endpoints;

    ImportsApi(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    JsonNode begin(MultipartBody upload, boolean dryRun, boolean shiftToNow) throws IOException, InterruptedException {
        var query = "?dryRun=" + dryRun + "&shiftToNow=" + shiftToNow;
        return send(request("/v1/imports" + query)
                .header("Content-Type", upload.contentType())
                .POST(upload.publisher()));
    }

    JsonNode read(String id) throws IOException, InterruptedException {
        return send(request("/v1/imports/" + id).GET());
    }

    static boolean isOver(JsonNode report) {
        return !NOT_OVER.contains(report.path("state").asText());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(endpoints.ingestion() + pathAndQuery))
                .header("Authorization", "Bearer " + endpoints.token());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        var body = JSON.readTree(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The import was refused (%d): %s".formatted(answer.statusCode(), explain(body)));
        }
        return body;
    }

    private static String explain(JsonNode problem) {
        var text = new StringBuilder(problem.path("detail").asText(problem.toString()));
        for (var fault : problem.path("errors")) {
            text.append("%n  %s %s"
                    .formatted(
                            fault.path("pointer").asText(), fault.path("detail").asText()));
        }
        return text.toString();
    }
}
