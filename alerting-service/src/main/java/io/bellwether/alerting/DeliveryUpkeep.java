package io.bellwether.alerting;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Looks after the table of deliveries: says how many wait and for how long, lets those not wait whose endpoint is disabled,
 * and forgets those that are long over.
 */
@Singleton
class DeliveryUpkeep {

    private static final String WAITING = """
            SELECT count(*), coalesce(extract(epoch FROM ?::timestamptz - min(due)), 0)::bigint
            FROM delivery WHERE state IN ('pending', 'failed')
            """;
    // They were being written while it was disabled.
    private static final String DISABLE = """
            UPDATE delivery SET state = 'disabled', finished_at = ?
            WHERE target IN (SELECT id::text FROM endpoint WHERE NOT enabled) AND state IN ('pending', 'failed')
            """;
    private static final String FORGET = """
            DELETE FROM delivery WHERE id IN (
                SELECT id FROM delivery WHERE finished_at < ? LIMIT 10000 FOR UPDATE SKIP LOCKED)
            """;

    private final DataSource database;
    private final NotifyConfig config;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong late;

    DeliveryUpkeep(DataSource database, NotifyConfig config, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.waiting = metrics.gauge("bellwether.deliveries.waiting", new AtomicLong());
        this.late = metrics.gauge("bellwether.deliveries.late.seconds", new AtomicLong());
    }

    @Scheduled(identity = "deliveries-waiting", every = "{bellwether.alerting.clock-check}")
    void count() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WAITING);
                var row = Sql.bind(select, Sql.time(clock.instant())).executeQuery()) {
            row.next();
            waiting.set(row.getLong(1));
            late.set(Math.max(0, row.getLong(2)));
        }
    }

    @Scheduled(identity = "deliveries-disable", every = "{bellwether.alerting.clock-check}")
    void disable() throws SQLException {
        try (var connection = database.getConnection();
                var disable = connection.prepareStatement(DISABLE)) {
            Sql.bind(disable, Sql.time(clock.instant())).executeUpdate();
        }
    }

    @Scheduled(identity = "deliveries-forget", every = "1h", delayed = "1m")
    void forget() throws SQLException {
        var before = Sql.time(clock.instant().minus(config.keep()));
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            while (Sql.bind(delete, before).executeUpdate() > 0) {}
        }
    }
}
