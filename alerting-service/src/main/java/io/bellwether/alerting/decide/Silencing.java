package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.SILENCE;

import io.bellwether.alerting.decide.Verdict.Passes;
import io.bellwether.alerting.decide.Verdict.Waits;
import java.util.Comparator;

/** Holds back what somebody has silenced, until the silence that ends last is over. */
record Silencing() implements Stage {

    private static final Comparator<Silence> LAST_TO_END =
            Comparator.comparing(Silence::end).thenComparing(Silence::id);

    @Override
    public Verdict judge(Candidate candidate) {
        var now = candidate.situation().now();
        var silence = candidate.situation().silences().stream()
                .filter(it -> it.holdsAt(now) && it.matches(candidate))
                .max(LAST_TO_END);
        if (silence.isEmpty()) {
            return new Passes(candidate, Finding.of(SILENCE, Why.NOT_SILENCED, "No silence matches."));
        }
        var it = silence.get();
        return new Waits(
                candidate.held(Why.SILENCED, it.id().toString(), it.end()),
                Finding.of(
                        SILENCE, Why.SILENCED, "Silence %s by %s until %s: %s", it.id(), it.by(), it.end(), it.why()));
    }
}
