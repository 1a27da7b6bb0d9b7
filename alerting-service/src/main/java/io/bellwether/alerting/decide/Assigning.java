package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.ASSIGNMENT;

import io.bellwether.alerting.decide.Verdict.Passes;
import io.bellwether.alerting.task.Assignment;

/** Says whose task it is. */
record Assigning() implements Stage {

    @Override
    public Verdict judge(Candidate candidate) {
        var assigned = candidate.change().task().content().assigned();
        return new Passes(
                candidate,
                candidate.keepsOwner()
                        ? Finding.of(ASSIGNMENT, Why.KEEPS_OWNER, "The task was %s's before.", assigned.owner())
                        : Finding.of(ASSIGNMENT, why(assigned.why()), "%s", assigned.words()));
    }

    private static Why why(Assignment.Why why) {
        return switch (why) {
            case ACCOUNT_OWNER -> Why.ACCOUNT_OWNER;
            case DEPUTY -> Why.DEPUTY;
            case ROUTE -> Why.ROUTE;
            case POOL -> Why.POOL;
            case OVER_CAPACITY -> Why.OVER_CAPACITY;
            case AWAY -> Why.AWAY;
            case NOBODY -> Why.NO_OWNER;
            case PERSON -> Why.KEEPS_OWNER;
        };
    }
}
