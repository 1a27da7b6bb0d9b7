package io.bellwether.survey;

import io.bellwether.effectonce.Settings;
import io.bellwether.effectonce.Telemetry;
import io.bellwether.events.Topic;
import io.bellwether.survey.invitation.AskingRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The beans that are not the shell's own classes. */
@ApplicationScoped
class Wiring {

    private static final Set<Topic> TOPICS =
            Set.of(Topic.TICKET_EVENTS, Topic.SURVEY_EVENTS, Topic.ACCOUNT_EVENTS, Topic.CHURN_RISKS);

    /** In microseconds, as PostgreSQL keeps time: what is answered at once equals what is read later. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    AskingRules rules(SurveyConfig config) {
        return new AskingRules(config.lifetime(), config.quietPeriod());
    }

    @Produces
    @Singleton
    Telemetry telemetry(MeterRegistry metrics, OpenTelemetry traces) {
        return new Telemetry(metrics, traces);
    }

    @Produces
    @Singleton
    Settings intake(SurveyConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        var consumption = config.consumption();
        return new Settings(
                "survey-service",
                TOPICS,
                consumption.workers(),
                consumption.largestBatch(),
                consumption.fetchWait(),
                consumption.dedupWindow(),
                consumption.largestInbox(),
                consumption.stalledAfter(),
                kafka);
    }
}
