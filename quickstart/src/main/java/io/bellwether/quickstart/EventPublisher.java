package io.bellwether.quickstart;

import io.bellwether.events.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A publisher: sends events to the ingestion API, in batches, until they are accepted. */
final class EventPublisher implements AutoCloseable {

    private static final int LARGEST_BATCH = 1000;
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI events;
    private final String token;

    EventPublisher(Endpoints endpoints) {
        this.events = endpoints.ingestion().resolve("/v1/events");
        this.token = endpoints.token();
    }

    /** @throws IOException when they are refused, or the service stays away */
    void send(List<Event> all) throws IOException, InterruptedException {
        for (int from = 0; from < all.size(); from += LARGEST_BATCH) {
            sendBatch(all.subList(from, Math.min(all.size(), from + LARGEST_BATCH)));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void sendBatch(List<Event> batch) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", CloudEvents.BATCH)
                .POST(BodyPublishers.ofByteArray(CloudEvents.batch(batch)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        for (int tries = 1; isBusy(answer) && tries < TRIES; tries++) {
            Thread.sleep(PAUSE);
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() != 202) {
            throw new IOException(
                    "the ingestion service answered %d: %s".formatted(answer.statusCode(), beginning(answer.body())));
        }
    }

    private static boolean isBusy(HttpResponse<?> answer) {
        return answer.statusCode() == 503 || answer.statusCode() == 429;
    }

    private static String beginning(String body) {
        return body.substring(0, Math.min(500, body.length()));
    }
}
