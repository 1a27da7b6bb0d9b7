package io.bellwether.survey.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.Answer;
import io.bellwether.survey.question.Submission.Complete;
import io.bellwether.survey.question.Submission.Fault;
import io.bellwether.survey.question.Submission.Faulty;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "6", "-1", "4.5", "four", "04x", "٤", "99999999999"})
    void takesNoScoreThatIsNotOnTheScale(String score) {
        assertThat(Submission.of(Survey.Type.CSAT, score, null)).isEqualTo(new Faulty(Fault.NO_SCORE));
    }

    @Property
    void takesExactlyTheWholeNumbersOfTheScale(@ForAll Survey.Type survey, @ForAll int score) {
        var taken = Submission.score(survey, Integer.toString(score));

        assertThat(taken.isPresent()).isEqualTo(score >= survey.lowest() && score <= survey.highest());
    }

    @Example
    void takesAnAnswerWithoutComment() {
        assertThat(Submission.of(Survey.Type.NPS, "10", "  \r\n ")).isEqualTo(new Complete(new Answer(10, null)));
    }

    @Example
    void countsALineBreakAsOneCharacterThoughBrowsersSendTwo() {
        var comment = "a\r\n".repeat(999) + "ab";

        assertThat(Submission.of(Survey.Type.CSAT, "3", comment)).isInstanceOf(Complete.class);
    }

    @Example
    void refusesACommentThatIsTooLong() {
        assertThat(Submission.of(Survey.Type.CSAT, "3", "a".repeat(2_001)))
                .isEqualTo(new Faulty(Fault.COMMENT_TOO_LONG));
    }

    /** The contract refuses the NUL character: an answer that holds it would reach nobody. */
    @Example
    void leavesOutCharactersThatMeanNothing() {
        var everyControl =
                IntStream.range(0, 32).collect(StringBuilder::new, StringBuilder::appendCodePoint, (a, b) -> {});

        assertThat(Submission.of(Survey.Type.CSAT, "3", "a" + everyControl + "b"))
                .isEqualTo(new Complete(new Answer(3, "a\t\nb")));
    }
}
