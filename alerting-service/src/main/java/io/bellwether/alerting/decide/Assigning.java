package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.ASSIGNMENT;

import io.bellwether.alerting.decide.Verdict.Passes;

/** Says whose task it is. */
record Assigning() implements Stage {

    @Override
    public Verdict judge(Candidate candidate) {
        var owner = candidate.owner();
        if (owner == null) {
            return new Passes(candidate, Finding.of(ASSIGNMENT, Why.NO_OWNER, "The account has no CSM."));
        }
        return owner.equals(candidate.raised().account().csm())
                ? new Passes(
                        candidate, Finding.of(ASSIGNMENT, Why.ACCOUNT_OWNER, "%s is the CSM of the account.", owner))
                : new Passes(candidate, Finding.of(ASSIGNMENT, Why.KEEPS_OWNER, "The task was %s's before.", owner));
    }
}
