package io.bellwether.survey.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.events.Survey;
import io.bellwether.survey.question.Question.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {

    @Test
    void givesEachScoreItsWords() {
        var question =
                new Question(Survey.Type.CSAT, "Happy?", List.of("no", "hardly", "so so", "yes", "very"), "Why?");

        assertThat(question.choices())
                .containsExactly(
                        new Choice(1, "no"),
                        new Choice(2, "hardly"),
                        new Choice(3, "so so"),
                        new Choice(4, "yes"),
                        new Choice(5, "very"));
    }

    @Test
    void givesWordsToTheEndsOfALongScaleOnly() {
        var question = new Question(Survey.Type.NPS, "Recommend?", List.of("never", "surely"), "Why?");

        assertThat(question.choices())
                .hasSize(11)
                .startsWith(new Choice(0, "never"), new Choice(1, ""))
                .endsWith(new Choice(9, ""), new Choice(10, "surely"));
    }

    @Test
    void refusesLabelsThatDoNotFitTheScale() {
        assertThatThrownBy(() -> new Question(Survey.Type.CES, "Easy?", List.of("a", "b", "c"), "Why?"))
                .hasMessage("CES needs 5 labels or 2, not 3");
    }
}
