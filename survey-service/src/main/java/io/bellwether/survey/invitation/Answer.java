package io.bellwether.survey.invitation;

/**
 * What a contact said.
 *
 * @param score on the scale of the survey asked
 * @param comment null where none was given; personal data, never logged
 */
public record Answer(int score, String comment) {

    @Override
    public String toString() {
        return "Answer[score=%d]".formatted(score);
    }
}
