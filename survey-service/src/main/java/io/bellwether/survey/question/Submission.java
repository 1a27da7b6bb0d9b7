package io.bellwether.survey.question;

import io.bellwether.events.Survey;
import io.bellwether.survey.invitation.Answer;
import java.util.OptionalInt;

/** What came back from the form, checked. */
public sealed interface Submission {

    /** In UTF-16 units, as browsers count for {@code maxlength}. */
    int LONGEST_COMMENT = 2_000;

    record Complete(Answer answer) implements Submission {}

    /** Neither score nor comment may be lost on the contact who has to correct the other. */
    record Faulty(Fault fault) implements Submission {}

    enum Fault {
        NO_SCORE,
        COMMENT_TOO_LONG
    }

    /** @param score and {@code comment} as sent, null where absent */
    static Submission of(Survey.Type survey, String score, String comment) {
        var words = tidy(comment);
        if (words.length() > LONGEST_COMMENT) {
            return new Faulty(Fault.COMMENT_TOO_LONG);
        }
        var chosen = score(survey, score);
        if (chosen.isEmpty()) {
            return new Faulty(Fault.NO_SCORE);
        }
        return new Complete(new Answer(chosen.getAsInt(), words.isEmpty() ? null : words));
    }

    /** The whole number that the text is, if it lies on the survey's scale. */
    static OptionalInt score(Survey.Type survey, String text) {
        if (text == null || !text.matches("[0-9]{1,2}")) {
            return OptionalInt.empty();
        }
        int score = Integer.parseInt(text);
        return score < survey.lowest() || score > survey.highest() ? OptionalInt.empty() : OptionalInt.of(score);
    }

    /** Browsers send CR LF for a line break but count one character; NUL would be refused by whoever reads the event. */
    private static String tidy(String comment) {
        return comment == null
                ? ""
                : comment.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
    }
}
