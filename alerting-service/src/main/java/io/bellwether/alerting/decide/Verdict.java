package io.bellwether.alerting.decide;

/** What a stage says of a candidate. */
sealed interface Verdict {

    Finding finding();

    /** @param candidate as the next stage gets it */
    record Passes(Candidate candidate, Finding finding) implements Verdict {}

    record Waits(Held held, Finding finding) implements Verdict {}
}
