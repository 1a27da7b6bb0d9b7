package io.bellwether.alerting;

import io.bellwether.effectonce.EffectOnce;
import io.bellwether.effectonce.Settings;
import io.bellwether.effectonce.Telemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import javax.sql.DataSource;

/** Risks and opportunities in, changed tasks out, from start to shutdown. */
@ApplicationScoped
class AlertPipeline {

    private final EffectOnce effectOnce;

    AlertPipeline(Settings settings, DataSource database, Intake intake, Telemetry telemetry, Clock clock) {
        this.effectOnce = new EffectOnce(settings, database, intake, telemetry, clock);
    }

    void start(@Observes StartupEvent event) {
        effectOnce.start();
    }

    void stop(@Observes ShutdownEvent event) {
        effectOnce.close();
    }

    boolean running() {
        return effectOnce.running();
    }

    /** Call after the commit of a change made outside of the pipeline: it is published at once. */
    void wake() {
        effectOnce.relay().wake();
    }
}
