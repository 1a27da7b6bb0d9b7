package io.bellwether.benchmarks.pipeline;

import io.bellwether.benchmarks.rig.JavaProcess;
import io.bellwether.benchmarks.rig.Rig;
import io.bellwether.benchmarks.rig.Services;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The shipped health-service; how far it is, its database tells. */
final class HealthSubject implements Subject {

    private final Services services;
    private final Services.Instance health;
    private final Connection connection;
    private final PreparedStatement applied;
    private final PreparedStatement waiting;
    private final PreparedStatement behind;
    private final boolean dedup;

    /** @param dedup off only to see what it costs; duplicates then count twice */
    HealthSubject(Rig rig, boolean dedup) {
        this.dedup = dedup;
        services = new Services(rig);
        health = services.start("health", options(dedup));
        try {
            connection = rig.connect("health");
            applied = connection.prepareStatement("SELECT coalesce(sum(next_offset), 0) FROM consumed");
            waiting = connection.prepareStatement(
                    "SELECT EXISTS (SELECT FROM outbox) OR EXISTS (SELECT FROM account_state WHERE unsettled_since IS NOT NULL)");
            behind = connection.prepareStatement("SELECT EXISTS (SELECT FROM account WHERE history_from IS NULL)");
        } catch (SQLException e) {
            throw new IllegalStateException("the database of the health-service", e);
        }
    }

    @Override
    public JavaProcess process() {
        return health.process();
    }

    @Override
    public long applied() {
        try (var row = applied.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean settled() {
        return !isTrue(waiting);
    }

    /** When also the past of new accounts has been computed. */
    @Override
    public boolean idle() {
        return settled() && !isTrue(behind);
    }

    @Override
    public void verify(long published, long repeated) {
        double duplicates = services.counter(health, "bellwether_events_duplicate");
        double rejected = services.counter(health, "bellwether_events_rejected");
        double expected = dedup ? repeated : 0;
        if (duplicates != expected || rejected != 0) {
            throw new IllegalStateException("of %d events %d were repeated: %.0f dropped, %.0f rejected"
                    .formatted(published, repeated, duplicates, rejected));
        }
    }

    @Override
    public void close() {
        try (connection) {
            services.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That it is frozen for long before each pass must not make it lose its membership. */
    private static List<String> options(boolean dedup) {
        var patient = "-Dkafka.session.timeout.ms=120000";
        return dedup ? List.of(patient) : List.of(patient, "-Dbellwether.test.without=inbox");
    }

    private static boolean isTrue(PreparedStatement question) {
        try (var row = question.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
