package io.bellwether.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Event;
import io.bellwether.events.Json;
import io.bellwether.quickstart.CloudEvents;
import io.bellwether.quickstart.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends events to ingestion as a publisher should: again, under the same ids, until there is a receipt for each. */
final class Door implements AutoCloseable {

    private static final int LARGEST_BATCH = 50;
    private static final int TICK_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> TAKEN = Set.of("accepted", "duplicate");

    private record Waiting(Event event, CompletableFuture<Void> taken) {}

    private final Fleet fleet;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Door(Fleet fleet) {
        this.fleet = fleet;
        this.token = fleet.token();
        var _ = clock.scheduleWithFixedDelay(this::sendAll, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A part of all accounts; events of the others are put on their topics directly. */
    static boolean isFor(String account) {
        return Math.floorMod(account.hashCode(), 4) == 0;
    }

    /** @return done when ingestion has taken it */
    Future<?> send(Event event) {
        var it = new Waiting(event, new CompletableFuture<>());
        waiting.add(it);
        return it.taken();
    }

    private void sendAll() {
        var batch = next();
        while (!batch.isEmpty() && isSettled(batch)) {
            waiting.removeAll(batch);
            batch = next();
        }
    }

    private List<Waiting> next() {
        return waiting.stream().limit(LARGEST_BATCH).toList();
    }

    /** False where it is to be sent again. */
    private boolean isSettled(List<Waiting> batch) {
        var instances = fleet.alive(Service.INGESTION);
        if (instances.isEmpty()) {
            return false;
        }
        try {
            var request = request(instances.getFirst().url(), batch);
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 429 || answer.statusCode() == 503) {
                return false;
            }
            settle(batch, answer.body());
            return true;
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest request(URI service, List<Waiting> batch) {
        var events = batch.stream().map(Waiting::event).toList();
        return HttpRequest.newBuilder(service.resolve("/v1/events"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", CloudEvents.BATCH)
                .POST(BodyPublishers.ofByteArray(CloudEvents.batch(events)))
                .build();
    }

    private static void settle(List<Waiting> batch, String answer) throws IOException {
        var receipts = Json.mapper().readTree(answer).path("receipts");
        for (int i = 0; i < batch.size(); i++) {
            if (isOf(batch.get(i).event(), receipts.path(i))) {
                batch.get(i).taken().complete(null);
            } else {
                batch.get(i).taken().completeExceptionally(new IllegalStateException("not taken: " + answer));
            }
        }
    }

    private static boolean isOf(Event event, JsonNode receipt) {
        return event.id().equals(receipt.path("id").textValue())
                && TAKEN.contains(receipt.path("status").textValue());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
    }
}
