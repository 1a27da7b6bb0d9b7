package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.task.Rules;
import io.bellwether.alerting.task.Signal;
import io.bellwether.effectonce.Effects;
import io.bellwether.events.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Takes a batch of events to tasks: those that are signals are decided. */
@Singleton
class TaskHandler {

    private final Rules rules;
    private final HeldStore held;
    private final Decisions decisions;
    private final TaskMetrics metrics;

    TaskHandler(Rules rules, HeldStore held, Decisions decisions, TaskMetrics metrics) {
        this.rules = rules;
        this.held = held;
        this.decisions = decisions;
        this.metrics = metrics;
    }

    /** Locks what waits of the accounts: to be called before anything locks their tasks. */
    void lock(Connection tx, List<Event> events) throws SQLException {
        held.lock(tx, events.stream().map(Event::account).collect(toSet()));
    }

    void handle(List<Event> events, Effects effects) throws SQLException {
        var signals = events.stream()
                .map(event -> Signal.of(event, rules))
                .flatMap(Optional::stream)
                .toList();
        if (!signals.isEmpty()) {
            var sitting = decisions.decide(effects.connection(), signals);
            effects.afterCommit(() -> metrics.decided(sitting));
        }
    }
}
