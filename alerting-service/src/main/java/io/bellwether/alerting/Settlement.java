package io.bellwether.alerting;

import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.notify.Verdict;
import io.bellwether.alerting.task.Words;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Writes down what came of an attempt, and draws the consequences: for the delivery, and for its endpoint. */
@Singleton
class Settlement {

    private final DataSource database;
    private final DeliveryStore deliveries;
    private final EndpointStore endpoints;
    private final NotifyRules rules;
    private final MeterRegistry metrics;

    Settlement(
            DataSource database,
            DeliveryStore deliveries,
            EndpointStore endpoints,
            NotifyRules rules,
            MeterRegistry metrics) {
        this.database = database;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.rules = rules;
        this.metrics = metrics;
    }

    void settle(Delivery delivery, Attempt attempt) {
        QuarkusTransaction.requiringNew().run(() -> inTransaction(delivery, attempt));
    }

    private void inTransaction(Delivery delivery, Attempt attempt) {
        try (var tx = database.getConnection()) {
            deliveries.attempted(tx, delivery, attempt);
            var state = apply(tx, delivery, attempt);
            count(delivery, attempt, state);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DeliveryState apply(Connection tx, Delivery delivery, Attempt attempt) throws SQLException {
        Instant due = null;
        var state =
                switch (attempt.verdict()) {
                    case Verdict.Delivered _ -> DeliveryState.DELIVERED;
                    case Verdict.Hopeless _ -> DeliveryState.GIVEN_UP;
                    case Verdict.Gone _ -> {
                        endpoints.disable(tx, delivery.endpoint(), "It answered 410 Gone.", attempt.at());
                        yield DeliveryState.DISABLED;
                    }
                    case Verdict.Again again -> {
                        due = next(delivery, again, attempt.at());
                        if (due != null && again.overloaded()) {
                            endpoints.pause(tx, delivery.endpoint(), due);
                        }
                        yield due == null ? DeliveryState.GIVEN_UP : DeliveryState.FAILED;
                    }
                };
        deliveries.finish(tx, delivery, state, due, attempt);
        if (state == DeliveryState.DISABLED) {
            deliveries.disable(tx, delivery.endpoint(), attempt.at());
        }
        return state;
    }

    private Instant next(Delivery delivery, Verdict.Again again, Instant now) {
        double chance = ThreadLocalRandom.current().nextDouble();
        return rules.retries()
                .after(delivery.tries(), again.asked(), chance)
                .map(now::plus)
                .orElse(null);
    }

    private void count(Delivery delivery, Attempt attempt, DeliveryState state) {
        var channel = Words.of(delivery.channel());
        metrics.counter("bellwether.deliveries", "channel", channel, "outcome", Words.of(state))
                .increment();
        metrics.timer("bellwether.delivery.attempt", "channel", channel).record(attempt.took());
        if (state != DeliveryState.DELIVERED) {
            Log.infof(
                    "delivery %s, attempt %d by %s: %s (%s)",
                    delivery.id(),
                    delivery.attempt(),
                    channel,
                    Words.of(state),
                    attempt.reply().status());
        }
    }
}
