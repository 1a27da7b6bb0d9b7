package io.bellwether.alerting.decide;

import static io.bellwether.alerting.decide.At.INHIBITION;

import io.bellwether.alerting.decide.DecisionRules.Inhibition;
import io.bellwether.alerting.decide.Verdict.Passes;
import io.bellwether.alerting.decide.Verdict.Waits;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import java.util.Comparator;
import java.util.Optional;

/** Holds back what is out of place while a more important task of the account is open. */
record Inhibiting(DecisionRules rules) implements Stage {

    private static final Comparator<Task> MOST_SEVERE_FIRST =
            Comparator.comparing((Task task) -> task.content().severity()).thenComparing(Task::id);

    @Override
    public Verdict judge(Candidate candidate) {
        var raised = candidate.raised();
        for (var inhibition : rules.inhibitions()) {
            var source = inhibition.target().fits(raised.identity(), raised.severity())
                    ? source(inhibition, candidate)
                    : Optional.<Task>empty();
            if (source.isPresent()) {
                return waits(candidate, inhibition, source.get());
            }
        }
        return new Passes(
                candidate, Finding.of(INHIBITION, Why.NOT_INHIBITED, "No open task of the account mutes it."));
    }

    private static Optional<Task> source(Inhibition inhibition, Candidate candidate) {
        return candidate.situation().open().stream()
                .filter(task -> !task.identity().equals(candidate.raised().identity()))
                .filter(task ->
                        inhibition.source().fits(task.identity(), task.content().severity()))
                .min(MOST_SEVERE_FIRST);
    }

    private static Waits waits(Candidate candidate, Inhibition inhibition, Task source) {
        return new Waits(
                candidate.held(Why.INHIBITED, source.id().toString(), null),
                Finding.of(
                        INHIBITION,
                        Why.INHIBITED,
                        "%s: muted while the task %s (%s %s, %s) is open.",
                        inhibition.name(),
                        source.id(),
                        Words.of(source.identity().type()),
                        source.identity().reason(),
                        Words.of(source.content().severity())));
    }
}
