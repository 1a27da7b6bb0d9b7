package io.bellwether.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Survey;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyConfigTest {

    @Test
    void hasTheDefaultsThatTheDocumentationNames() throws IOException {
        var config = config(Map.of());

        assertThat(config.publicUrl()).hasToString("http://127.0.0.1:8083");
        assertThat(config.lifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(config.quietPeriod()).isEqualTo(Duration.ofDays(7));
        assertThat(config.afterTicket()).isEqualTo(Survey.Type.CSAT);
        assertThat(config.targets().of(Survey.Type.CSAT)).isEqualTo(90);
        assertThat(config.targets().of(Survey.Type.NPS)).isEqualTo(50);
        assertThat(config.targets().of(Survey.Type.CES)).isEqualTo(2);
    }

    @Test
    void hasAQuestionForEverySurvey() throws IOException {
        var questions = new Questions(config(Map.of()));

        assertThat(Survey.Type.values())
                .allSatisfy(survey -> assertThat(questions.of(survey).text()).endsWith("?"));
    }

    @Test
    void letsAnInstallationPutItsQuestionsInItsOwnWords() throws IOException {
        var german = Map.of(
                "bellwether.survey.questions.nps.text", "Empfehlen Sie uns weiter?",
                "bellwether.survey.questions.nps.labels", "Nie,Sicher");

        assertThat(new Questions(config(german)).of(Survey.Type.NPS).highestLabel())
                .isEqualTo("Sicher");
    }

    @Test
    void refusesLabelsThatDoNotFitTheScale() throws IOException {
        var config = config(Map.of("bellwether.survey.questions.ces.labels", "Easy,So so,Hard"));

        assertThatThrownBy(() -> new Questions(config)).hasMessageContaining("CES");
    }

    @Test
    void refusesAnAddressThatNobodyCouldOpen() throws IOException {
        var config = config(Map.of("bellwether.survey.public-url", "feedback.example.com"));

        assertThatThrownBy(() -> new Links(config)).hasMessageContaining("public-url");
    }

    private static SurveyConfig config(Map<String, String> set) throws IOException {
        var defaults = SurveyConfigTest.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder()
                .withMapping(SurveyConfig.class)
                .withMappingIgnore("**")
                .withSources(new PropertiesConfigSource(set, "set", 1_000), new PropertiesConfigSource(defaults, 100))
                .build()
                .getConfigMapping(SurveyConfig.class);
    }
}
