package io.bellwether.ingestion;

import io.bellwether.ingestion.admission.EventCheck;
import io.bellwether.ingestion.admission.Schemas;
import io.bellwether.ingestion.intake.Intake;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes beans of the pure core. */
final class Beans {

    Beans() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @Startup
    static EventCheck eventCheck() {
        return new EventCheck(new Schemas());
    }

    @Produces
    @Singleton
    static Intake intake(EventCheck check, IngestionConfig config) {
        return new Intake(check, Math.toIntExact(config.largestEvent().asLongValue()));
    }
}
