package io.bellwether.health;

import io.bellwether.effectonce.EffectOnce;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a thread of the event path has ended: its partitions would stand still for ever. */
@Liveness
@ApplicationScoped
class EventPathCheck implements HealthCheck {

    private final EffectOnce effectOnce;

    EventPathCheck(EffectOnce effectOnce) {
        this.effectOnce = effectOnce;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("event path")
                .status(effectOnce.running())
                .build();
    }
}
