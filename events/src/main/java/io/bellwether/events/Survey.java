package io.bellwether.events;

import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** Invitations to surveys and their answers. Topic {@code survey-events}. */
public sealed interface Survey extends Fact {

    Type survey();

    /** CSAT 1 to 5 (5 is best), NPS 0 to 10 (whole numbers), CES 1 to 5 (1 is best: very easy). */
    @EnumNaming(KebabCase.class)
    enum Type {
        CSAT(1, 5),
        NPS(0, 10),
        CES(1, 5);

        private final int lowest;
        private final int highest;

        Type(int lowest, int highest) {
            this.lowest = lowest;
            this.highest = highest;
        }

        public int lowest() {
            return lowest;
        }

        public int highest() {
            return highest;
        }
    }

    @Kind(value = "survey.invited", says = "A contact was asked to answer a survey.")
    record Invited(@Required String invitation, @Required Type survey, String contact) implements Survey {}

    @Kind(value = "survey.expired", says = "An invitation lapsed without an answer.")
    record Expired(@Required String invitation, @Required Type survey, String contact) implements Survey {}

    @Kind(value = "survey.answered", says = "A survey was answered.")
    record Answered(
            @Required Type survey,
            @Required @Range(max = 10) Double score,
            String contact,
            String comment,
            String ticket,
            String invitation)
            implements Survey {
        public Answered {
            if (survey != null && score != null && (score < survey.lowest() || score > survey.highest())) {
                throw new InvalidFact(
                        "/score",
                        "must be from %d to %d for %s".formatted(survey.lowest(), survey.highest(), survey.name()));
            }
            if (survey == Type.NPS && score != null && score != Math.rint(score)) {
                throw new InvalidFact("/score", "must be a whole number for NPS");
            }
        }
    }
}
