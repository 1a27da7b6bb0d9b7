package io.bellwether.alerting;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.notify.Verdict;
import io.bellwether.alerting.task.Words;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
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
        for (var channel : Channel.values()) {
            EnumSet.complementOf(EnumSet.of(DeliveryState.PENDING)).forEach(outcome -> counter(channel, outcome));
            timer(channel);
        }
    }

    void settle(Delivery delivery, Attempt attempt) {
        var outcome = QuarkusTransaction.requiringNew().call(() -> inTransaction(delivery, attempt));
        count(delivery, attempt, outcome);
    }

    private DeliveryState inTransaction(Delivery delivery, Attempt attempt) throws SQLException {
        try (var tx = database.getConnection()) {
            deliveries.attempted(tx, delivery, attempt);
            return apply(tx, delivery, attempt);
        }
    }

    private DeliveryState apply(Connection tx, Delivery delivery, Attempt attempt) throws SQLException {
        Instant due = null;
        var now = attempt.at();
        var state =
                switch (attempt.verdict()) {
                    case Verdict.Delivered _ -> {
                        if (delivery.endpoint() != null) {
                            endpoints.resume(tx, delivery.endpoint(), now);
                        }
                        yield DeliveryState.DELIVERED;
                    }
                    case Verdict.Hopeless _ -> DeliveryState.GIVEN_UP;
                    case Verdict.Gone _ -> {
                        endpoints.disable(tx, delivery.endpoint(), "It answered 410 Gone.", now);
                        yield DeliveryState.DISABLED;
                    }
                    case Verdict.Again again -> {
                        var wait = next(delivery, again);
                        if (again.overloaded()) {
                            var pause = rules.retries().pause(again.asked(), wait);
                            endpoints.pause(tx, delivery.endpoint(), now.plus(pause));
                        }
                        due = wait.map(now::plus).orElse(null);
                        yield due == null ? DeliveryState.GIVEN_UP : DeliveryState.FAILED;
                    }
                };
        deliveries.finish(tx, delivery, state, due, attempt);
        if (state == DeliveryState.DISABLED) {
            deliveries.disable(tx, delivery.endpoint(), now);
        }
        return state;
    }

    private Optional<Duration> next(Delivery delivery, Verdict.Again again) {
        double chance = ThreadLocalRandom.current().nextDouble();
        return rules.retries().after(delivery.tries(), again.asked(), chance);
    }

    private void count(Delivery delivery, Attempt attempt, DeliveryState state) {
        counter(delivery.channel(), state).increment();
        timer(delivery.channel()).record(attempt.took());
        if (state != DeliveryState.DELIVERED) {
            Log.infof(
                    "delivery %s, attempt %d by %s: %s (%s)",
                    delivery.id(),
                    delivery.attempt(),
                    Words.of(delivery.channel()),
                    Words.of(state),
                    attempt.reply().status());
        }
    }

    /** There from the start, as nobody sees the increase of a counter that begins at one. */
    private Counter counter(Channel channel, DeliveryState outcome) {
        return metrics.counter("bellwether.deliveries", "channel", Words.of(channel), "outcome", Words.of(outcome));
    }

    private Timer timer(Channel channel) {
        return metrics.timer("bellwether.delivery.attempt", "channel", Words.of(channel));
    }
}
