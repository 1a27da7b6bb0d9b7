package io.bellwether.alerting;

import io.bellwether.alerting.decide.Outcome.Acts;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Words;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** How many tasks changed, and how; how often nothing had to, or had to wait. A batch that is repeated counts again. */
@Singleton
class TaskMetrics {

    private final MeterRegistry registry;

    TaskMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void changed(Change change) {
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
            registry.counter("bellwether.tasks.sla.breached", "sla", Words.of(entry.sla()))
                    .increment();
        } else if (!entry.passed()) {
            registry.counter("bellwether.tasks.escalated", "level", entry.level())
                    .increment();
        }
    }
}
