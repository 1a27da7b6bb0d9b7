package io.bellwether.alerting;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Takes deliveries whose time has come and has them sent, each on a virtual thread of its own and only some to one target
 * at once: so a target that is slow delays no other.
 */
@ApplicationScoped
class Courier {

    private final DataSource database;
    private final DeliveryStore deliveries;
    private final Sender sender;
    private final NotifyConfig config;
    private final Clock clock;

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    /** Each lets the next be claimed at once, instead of when the database is asked next. */
    private final Semaphore ended = new Semaphore(0);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running = true;

    Courier(DataSource database, DeliveryStore deliveries, Sender sender, NotifyConfig config, Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.sender = sender;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        threads.execute(this::work);
    }

    /** What is under way gets the time of an attempt to end. What does not is sent again after its lease. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        threads.shutdown();
        if (!threads.awaitTermination(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    private void work() {
        while (running) {
            boolean idle = true;
            try {
                var claimed = claim();
                claimed.forEach(this::send);
                idle = claimed.isEmpty();
            } catch (SQLException | RuntimeException e) {
                Log.warn("cannot claim deliveries, trying again", e);
            }
            if (idle) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (ended.tryAcquire(config.poll().toNanos(), TimeUnit.NANOSECONDS)) {
                ended.drainPermits();
            }
        } catch (InterruptedException _) {
            running = false;
        }
    }

    private List<Delivery> claim() throws SQLException {
        try (var connection = database.getConnection()) {
            var slots = new HashMap<String, Integer>();
            for (var target : deliveries.targets(connection, clock.instant())) {
                int most = target.recovering() ? 1 : config.perEndpoint();
                int free = most - underWay.getOrDefault(target.name(), 0);
                if (free > 0) {
                    slots.put(target.name(), free);
                }
            }
            return slots.isEmpty() ? List.of() : deliveries.claim(connection, slots, clock.instant());
        }
    }

    private void send(Delivery delivery) {
        underWay.merge(delivery.target(), 1, Integer::sum);
        threads.execute(() -> {
            try {
                sender.deliver(delivery);
            } catch (SQLException | RuntimeException e) {
                // Its lease ends, then it is sent again.
                Log.warnf(e, "delivery %s was interrupted", delivery.id());
            } finally {
                underWay.computeIfPresent(delivery.target(), (_, count) -> count == 1 ? null : count - 1);
                ended.release();
            }
        });
    }
}
