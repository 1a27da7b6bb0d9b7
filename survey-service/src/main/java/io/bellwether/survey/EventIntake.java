package io.bellwether.survey;

import io.bellwether.effectonce.EffectOnce;
import io.bellwether.effectonce.Settings;
import io.bellwether.effectonce.Telemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Reads tickets, answers, segments and risks from Kafka, from the start of the service to its end. */
@Singleton
class EventIntake {

    private final EffectOnce effectOnce;

    EventIntake(Settings settings, DataSource database, SurveyHandler handler, Telemetry telemetry, Clock clock) {
        this.effectOnce = new EffectOnce(settings, database, handler, telemetry, clock);
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

    /** Call after the commit of a transaction that put events into the outbox. */
    void wakeRelay() {
        effectOnce.relay().wake();
    }
}
