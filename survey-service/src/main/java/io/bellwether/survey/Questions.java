package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.bellwether.survey.question.Question;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The questions as configured. */
@Singleton
class Questions {

    private final Map<Survey.Type, Question> bySurvey;

    Questions(SurveyConfig config) {
        this.bySurvey = Arrays.stream(Survey.Type.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), survey -> question(config, survey)));
    }

    Question of(Survey.Type survey) {
        return bySurvey.get(survey);
    }

    private static Question question(SurveyConfig config, Survey.Type survey) {
        var wording = config.questions().get(survey);
        if (wording == null) {
            throw new IllegalArgumentException("no question is configured for " + survey);
        }
        return new Question(survey, wording.text(), wording.labels(), wording.commentPrompt());
    }
}
