package io.bellwether.survey;

import io.bellwether.events.Survey;
import java.util.Locale;

/** Surveys by the names they have on the wire, in the database and in metrics. */
final class SurveyNames {

    private SurveyNames() {}

    static String of(Survey.Type survey) {
        return survey.name().toLowerCase(Locale.ROOT);
    }

    static Survey.Type stored(String name) {
        return Survey.Type.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
