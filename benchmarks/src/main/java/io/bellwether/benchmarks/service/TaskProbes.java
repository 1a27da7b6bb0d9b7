package io.bellwether.benchmarks.service;

import io.bellwether.benchmarks.rig.Services;
import io.bellwether.benchmarks.rig.Waiting;
import io.bellwether.events.Account;
import io.bellwether.events.Event;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events that must each make a task: the champion of a new account leaves. Each goes through HTTP; its time runs from the
 * answer until alerting's database has the task.
 */
final class TaskProbes {

    private static final String TASKS = "SELECT account FROM task WHERE account LIKE 'probe-%' AND created_at > ?";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Services.Instance ingestion;
    private final String token;
    private final String database;
    private int made;

    TaskProbes(Services.Instance ingestion, String token, String database) {
        this.ingestion = ingestion;
        this.token = token;
        this.database = database;
    }

    /** Probes in the background; closing it waits until all are sent. */
    Running start(int perSecond, int seconds) throws SQLException {
        return new Running(perSecond, seconds);
    }

    final class Running implements AutoCloseable {

        private final Latencies latencies = new Latencies();
        private final Map<String, Long> accepted = new ConcurrentHashMap<>();
        private final Connection connection = DriverManager.getConnection(database);
        private final Instant from = Instant.now();
        private final int expected;
        private final Thread sender;
        private final Thread looker;
        private volatile boolean closed;

        private Running(int perSecond, int seconds) throws SQLException {
            expected = perSecond * seconds;
            sender = Thread.ofPlatform().start(() -> send(perSecond, seconds));
            looker = Thread.ofPlatform().start(this::look);
        }

        Latencies latencies() {
            Waiting.until(PATIENCE, () -> latencies.size() == expected);
            return latencies;
        }

        @Override
        public void close() throws SQLException {
            try {
                sender.join();
                closed = true;
                looker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            connection.close();
        }

        private void send(int perSecond, int seconds) {
            try (var door = new Door(ingestion.url(), token)) {
                OpenLoop.run(perSecond, seconds, _ -> {
                    var account = "probe-" + made++;
                    var left = new Account.Contact(
                            "champion", Account.Contact.Role.CHAMPION, Account.Contact.Change.LEFT, null, null);
                    door.send(List.of(new Event("/bench", account, account, Instant.now(), left)));
                    accepted.put(account, System.nanoTime());
                });
            }
        }

        private void look() {
            try (var tasks = connection.prepareStatement(TASKS)) {
                tasks.setObject(1, from.atOffset(ZoneOffset.UTC));
                while (!closed && latencies.size() < expected) {
                    try (var row = tasks.executeQuery()) {
                        long now = System.nanoTime();
                        while (row.next()) {
                            var at = accepted.remove(row.getString(1));
                            if (at != null) {
                                latencies.add(now - at);
                            }
                        }
                    }
                    Waiting.pause(LOOK);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
