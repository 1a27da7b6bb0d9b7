package io.bellwether.survey;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a thread that reads events has died: its partitions stand still until the process starts anew. */
@Liveness
@ApplicationScoped
class IntakeLiveness implements HealthCheck {

    private final EventIntake intake;

    IntakeLiveness(EventIntake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("event intake")
                .status(intake.running())
                .build();
    }
}
