package io.bellwether.alerting.decide;

import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.Step;
import java.time.Instant;

/**
 * Something that would become a task, or come back as one, on its way through the stages.
 *
 * @param change what would be done
 * @param quiet whether nobody is to be told at once
 * @param counts whether it counts in the week of its owner
 */
record Candidate(Raised raised, Change change, boolean quiet, boolean counts, Situation situation) {

    Candidate quietly() {
        return new Candidate(raised, change, true, counts, situation);
    }

    Candidate counted() {
        return new Candidate(raised, change, quiet, true, situation);
    }

    boolean comesBack() {
        return change.step() == Step.REOPENED;
    }

    /** Whether it comes back to whose it was. */
    boolean keepsOwner() {
        return comesBack()
                && owner() != null
                && owner().equals(situation.newest().content().owner());
    }

    /** Null where nobody owns it. */
    String owner() {
        return change.task().content().owner();
    }

    /** Held back; where it was for the same reason already, it has been so since then. */
    Held held(Why why, String by, Instant until) {
        var before = situation.held();
        boolean same = before != null && before.why() == why && before.signal() instanceof Raised;
        var since = same ? before.since() : situation.now();
        return new Held(
                raised, why, by, since, until, change.task().content().urgency().value());
    }
}
