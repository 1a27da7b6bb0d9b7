package io.bellwether.alerting;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a worker has died: its partitions stand still until a restart. */
@Liveness
class PipelineLiveness implements HealthCheck {

    private final AlertPipeline pipeline;

    PipelineLiveness(AlertPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("workers").status(pipeline.running()).build();
    }
}
