package io.bellwether.alerting;

import io.bellwether.alerting.decide.Outcome.Acts;
import io.bellwether.alerting.escalate.Ladder;
import io.bellwether.alerting.escalate.Level;
import io.bellwether.alerting.escalate.Sla;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Words;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * How many tasks changed, and how; how often nothing had to, or had to wait. To be told once it is committed.
 *
 * <p>What tells of a fault of people or systems is there from the start, as nobody sees the increase of a counter that
 * begins at one.
 */
@Startup
@Singleton
class TaskMetrics {

    private final MeterRegistry registry;

    TaskMetrics(MeterRegistry registry, Ladder ladder) {
        this.registry = registry;
        ladder.levels().stream().skip(1).map(Level::name).forEach(this::escalated);
        Stream.of(Sla.Kind.values()).forEach(this::breached);
    }

    void decided(Sitting sitting) {
        changed(sitting.changes());
        sitting.decided().forEach(this::kept);
    }

    void changed(Collection<Change> changes) {
        changes.forEach(this::changed);
    }

    private void changed(Change change) {
        var type = change.task().identity().type();
        registry.counter("bellwether.tasks.changed", "step", Words.of(change.step()), "type", Words.of(type))
                .increment();
    }

    /** What has changed a task does not count here. */
    void kept(Sitting.Decided it) {
        if (!(it.outcome() instanceof Acts)) {
            var why = it.outcome().decisive().reason();
            var type = Words.of(it.signal().identity().type());
            registry.counter("bellwether.tasks.kept", "why", why, "type", type).increment();
        }
    }

    /** A level that was only passed does not count. */
    void escalated(EscalationStore.Entry entry) {
        if (entry.sla() != null) {
            breached(entry.sla()).increment();
        } else if (!entry.passed()) {
            escalated(entry.level()).increment();
        }
    }

    private Counter breached(Sla.Kind sla) {
        return registry.counter("bellwether.tasks.sla.breached", "sla", Words.of(sla));
    }

    private Counter escalated(String level) {
        return registry.counter("bellwether.tasks.escalated", "level", level);
    }
}
