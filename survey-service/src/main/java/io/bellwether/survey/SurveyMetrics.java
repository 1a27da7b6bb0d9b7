package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** What became of invitations, counted by this instance since it started; to be told after the commit. */
@ApplicationScoped
class SurveyMetrics {

    private final MeterRegistry meters;

    SurveyMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void invited(Survey.Type survey) {
        count("bellwether.survey.invited", survey);
    }

    void answered(Survey.Type survey, Duration sinceInvited) {
        count("bellwether.survey.answered", survey);
        meters.timer("bellwether.survey.response.time", "survey", SurveyNames.of(survey))
                .record(sinceInvited);
    }

    void expired(Survey.Type survey) {
        count("bellwether.survey.expired", survey);
    }

    void withdrawn(Survey.Type survey) {
        count("bellwether.survey.withdrawn", survey);
    }

    /** Somebody who is not asked. */
    void notAsked(Verdict why) {
        var reason = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        meters.counter("bellwether.survey.not.asked", "reason", reason).increment();
    }

    private void count(String name, Survey.Type survey) {
        meters.counter(name, "survey", SurveyNames.of(survey)).increment();
    }
}
