package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.COOL_DOWN;

import io.bellwether.alerting.decide.Verdict.Passes;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.events.Task.Status;

/** Lets what resolved itself a short while ago come back, but not disturb its owner again, unless it is worse. */
record CoolDown(DecisionRules rules) implements Stage {

    @Override
    public Verdict judge(Candidate candidate) {
        var before = candidate.situation().newest();
        if (!candidate.comesBack()
                || !(before.state() instanceof Closed closed)
                || closed.status() != Status.RESOLVED) {
            return pass(candidate, Why.NOT_COOLING_DOWN, "It did not resolve itself before.");
        }
        if (candidate.owner() != null && !candidate.keepsOwner()) {
            return pass(
                    candidate, Why.NOT_COOLING_DOWN, "It is %s's by now, who has not heard of it.", candidate.owner());
        }
        var resolved = closed.closed().at();
        var until = resolved.plus(rules.timing(candidate.raised().identity()).coolDown());
        if (!until.isAfter(candidate.situation().now())) {
            return pass(candidate, Why.NOT_COOLING_DOWN, "The cool-down was over at %s.", until);
        }
        if (candidate.raised().severity().compareTo(before.content().severity()) < 0) {
            return pass(candidate, Why.WORSE, "It cools down until %s, but is worse now.", until);
        }
        int times = candidate.situation().returns() + 1;
        return pass(
                candidate.quietly(),
                Why.COOLING_DOWN,
                "It resolved itself at %s and cools down until %s; return %d.",
                resolved,
                until,
                times);
    }

    private static Verdict pass(Candidate candidate, Why why, String words, Object... values) {
        return new Passes(candidate, Finding.of(COOL_DOWN, why, words, values));
    }
}
