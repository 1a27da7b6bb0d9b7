package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What became of invitations, counted by this instance since it started; to be told after the commit. All are there from
 * the start, as nobody sees the increase of a counter that begins at one.
 */
@Startup
@Singleton
class SurveyMetrics {

    private final MeterRegistry meters;

    SurveyMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (var survey : Survey.Type.values()) {
            Stream.of("invited", "answered", "expired", "withdrawn").forEach(what -> counter(what, survey));
            responseTime(survey);
        }
        EnumSet.complementOf(EnumSet.of(Verdict.ASK)).forEach(this::notAskedCounter);
    }

    void invited(Survey.Type survey) {
        counter("invited", survey).increment();
    }

    void answered(Survey.Type survey, Duration sinceInvited) {
        counter("answered", survey).increment();
        responseTime(survey).record(sinceInvited);
    }

    void expired(Survey.Type survey) {
        counter("expired", survey).increment();
    }

    void withdrawn(Survey.Type survey) {
        counter("withdrawn", survey).increment();
    }

    /** Somebody who is not asked. */
    void notAsked(Verdict why) {
        notAskedCounter(why).increment();
    }

    private Counter counter(String what, Survey.Type survey) {
        return meters.counter("bellwether.survey." + what, "survey", SurveyNames.of(survey));
    }

    private Timer responseTime(Survey.Type survey) {
        return meters.timer("bellwether.survey.response.time", "survey", SurveyNames.of(survey));
    }

    private Counter notAskedCounter(Verdict why) {
        var reason = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return meters.counter("bellwether.survey.not.asked", "reason", reason);
    }
}
