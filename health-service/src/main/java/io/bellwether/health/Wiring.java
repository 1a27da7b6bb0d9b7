package io.bellwether.health;

import io.bellwether.effectonce.EffectOnce;
import io.bellwether.effectonce.Settings;
import io.bellwether.effectonce.Telemetry;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Puts the service together, and starts and stops its event path. */
@ApplicationScoped
class Wiring {

    private static final Set<Topic> INPUT =
            Set.of(Topic.USAGE_EVENTS, Topic.TICKET_EVENTS, Topic.SURVEY_EVENTS, Topic.ACCOUNT_EVENTS);

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Office office(HealthConfig config, ModelsInForce models, Clock clock, MeterRegistry metrics) {
        var budget = new AccountCache.Budget(config.cacheSize()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / 4));
        metrics.gauge("bellwether.cache.bytes", budget, AccountCache.Budget::used);
        metrics.gauge("bellwether.cache.accounts", budget, AccountCache.Budget::accounts);
        return new Office(config, models, clock, budget, metrics.counter("bellwether.accounts.set.aside"));
    }

    @Produces
    @Singleton
    static Settings settings(HealthConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new Settings(
                "health-service",
                INPUT,
                config.workers(),
                config.largestBatch(),
                config.fetchWait(),
                config.dedupWindow(),
                config.largestInbox(),
                config.stalledAfter(),
                kafka);
    }

    @Produces
    @Singleton
    static Telemetry telemetry(MeterRegistry metrics, OpenTelemetry traces) {
        return new Telemetry(metrics, traces);
    }

    @Produces
    @Singleton
    static EffectOnce effectOnce(
            Settings settings, DataSource database, Office office, Telemetry telemetry, Clock clock) {
        return new EffectOnce(settings, database, shard -> new Intake(shard, office), telemetry, clock);
    }

    void start(@Observes StartupEvent event, ModelDesk models, EffectOnce effectOnce) {
        models.seed();
        effectOnce.start();
    }

    void stop(@Observes ShutdownEvent event, EffectOnce effectOnce) {
        effectOnce.close();
    }
}
