package io.bellwether.survey.question;

import io.bellwether.events.Survey;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A survey's question as a contact reads it.
 *
 * @param labels one for each score from the lowest up, or just two for the ends of the scale
 * @param commentPrompt asks for a few words, which may be left out
 */
public record Question(Survey.Type survey, String text, List<String> labels, String commentPrompt) {

    private static final int ENDS = 2;

    public Question {
        labels = List.copyOf(labels);
        int scores = survey.highest() - survey.lowest() + 1;
        if (labels.size() != scores && labels.size() != ENDS) {
            throw new IllegalArgumentException(
                    "%s needs %d labels or %d, not %d".formatted(survey, scores, ENDS, labels.size()));
        }
    }

    /** Whether each score has its own words; if not, only the ends of the scale have. */
    public boolean labelled() {
        return labels.size() != ENDS;
    }

    public String lowestLabel() {
        return labels.getFirst();
    }

    public String highestLabel() {
        return labels.getLast();
    }

    /** From the lowest score up. */
    public List<Choice> choices() {
        return IntStream.rangeClosed(survey.lowest(), survey.highest())
                .mapToObj(score -> new Choice(score, label(score)))
                .toList();
    }

    private String label(int score) {
        if (labelled()) {
            return labels.get(score - survey.lowest());
        }
        if (score == survey.lowest()) {
            return lowestLabel();
        }
        return score == survey.highest() ? highestLabel() : "";
    }

    /** One score to choose, with its words; empty where only the ends of the scale have some. */
    public record Choice(int score, String label) {}
}
