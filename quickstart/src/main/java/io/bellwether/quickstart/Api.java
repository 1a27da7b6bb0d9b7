package io.bellwether.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.quickstart.terminal.Overview;
import io.bellwether.quickstart.terminal.Overview.RiskyAccount;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the services' REST APIs, and writes to them. */
final class Api implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 8;
    /** Work that comes by date would push what has just happened off the screen. */
    private static final String NOT_OF_THE_CALENDAR = "&kind=churn-risk&kind=expansion";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Endpoints endpoints;

    Api(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    JsonNode get(Service service, String pathAndQuery) throws IOException, InterruptedException {
        return send(service, pathAndQuery, HttpRequest.newBuilder());
    }

    void put(Service service, String path, Object body) throws IOException, InterruptedException {
        send(
                service,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private JsonNode send(Service service, String pathAndQuery, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        request.uri(URI.create(endpoints.of(service) + pathAndQuery))
                .header("Authorization", "Bearer " + endpoints.token())
                .timeout(Duration.ofSeconds(10));
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d to %s".formatted(service.label(), answer.statusCode(), pathAndQuery));
        }
        return JSON.readTree(answer.body());
    }

    Overview overview() throws IOException, InterruptedException {
        var risky = new ArrayList<RiskyAccount>();
        for (var account : list(
                get(Service.HEALTH, "/v1/accounts?sort=risk&limit=" + SHOWN).path("accounts"))) {
            risky.add(new RiskyAccount(account, health(account.path("account").asText())));
        }
        var page = get(Service.ALERTING, "/v1/tasks?sort=newest&limit=" + SHOWN + NOT_OF_THE_CALENDAR);
        return new Overview(
                risky,
                list(page.path("tasks")),
                page.path("counts").path("total").asInt());
    }

    boolean anyScored() throws IOException, InterruptedException {
        return list(get(Service.HEALTH, "/v1/accounts?sort=risk&limit=1").path("accounts")).stream()
                .anyMatch(account -> account.hasNonNull("score"));
    }

    boolean anyTask() throws IOException, InterruptedException {
        return !get(Service.ALERTING, "/v1/tasks?limit=1" + NOT_OF_THE_CALENDAR)
                .path("tasks")
                .isEmpty();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode health(String account) throws IOException, InterruptedException {
        var id = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
        return get(Service.HEALTH, "/v1/accounts/" + id + "/health");
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
