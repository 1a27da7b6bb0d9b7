package io.bellwether.alerting;

import io.bellwether.alerting.assign.Routes;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.decide.Pipeline;
import io.bellwether.alerting.escalate.Ladder;
import io.bellwether.alerting.task.Decider;
import io.bellwether.alerting.task.Desk;
import io.bellwether.alerting.task.Rules;
import io.bellwether.effectonce.Settings;
import io.bellwether.effectonce.Telemetry;
import io.bellwether.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** What the configuration makes of the parts that know nothing of it. */
@Singleton
class Wiring {

    /** In milliseconds: what is written to the database is what is read from it. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    Rules rules(AlertingConfig config) {
        return RulesFile.read(config.rules());
    }

    @Produces
    @Singleton
    Decider decider(Rules rules) {
        return new Decider(rules, Desk.OF_THE_ACCOUNT);
    }

    @Produces
    @Singleton
    Routes routes(AlertingConfig config) {
        return AssignmentFile.read(config.assignment());
    }

    @Produces
    @Singleton
    Ladder ladder(AlertingConfig config) {
        return EscalationFile.read(config.escalation());
    }

    @Produces
    @Singleton
    Pipeline pipeline(Decider decider, AlertingConfig config) {
        return new Pipeline(decider, DecisionsFile.read(config.decisions()));
    }

    @Produces
    @Singleton
    Segments segments(AlertingConfig config) {
        return new Segments(config.enterpriseAbove(), config.midMarketFrom());
    }

    @Produces
    @Singleton
    Calendar calendar(AlertingConfig config) {
        return new Calendar(CalendarFile.read(config.calendar()));
    }

    @Produces
    @Singleton
    Telemetry telemetry(MeterRegistry metrics, OpenTelemetry traces) {
        return new Telemetry(metrics, traces);
    }

    @Produces
    @Singleton
    Settings settings(AlertingConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new Settings(
                "alerting-service",
                Set.of(Topic.ACCOUNT_EVENTS, Topic.HEALTH_SCORES, Topic.CHURN_RISKS, Topic.EXPANSION_TRIGGERS),
                config.workers(),
                config.largestBatch(),
                config.fetchWait(),
                config.dedupWindow(),
                config.largestInbox(),
                config.stalledAfter(),
                kafka);
    }
}
