package io.bellwether.alerting.decide;

import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Step;
import io.bellwether.alerting.task.Words;
import java.util.List;

/** What becomes of a signal, and by which way. */
public sealed interface Outcome {

    /** What was found, stage by stage. */
    List<Finding> path();

    /** In one word: raised, reopened, updated, resolved, held or kept. */
    String word();

    /** What decided it. */
    Finding decisive();

    /**
     * A task changes; nothing of its identity waits any more.
     *
     * @param quiet whether nobody is to be told at once
     * @param counts whether it counts in the week of its owner
     */
    record Acts(Change change, boolean quiet, boolean counts, List<Finding> path) implements Outcome {
        @Override
        public String word() {
            return change.step() == Step.WOKEN ? "updated" : Words.of(change.step());
        }

        /** What kind of thing it is; that nothing held it back, the rest of the path tells. */
        @Override
        public Finding decisive() {
            return path.getFirst();
        }
    }

    /** It waits. */
    record Waits(Held held, List<Finding> path) implements Outcome {
        @Override
        public String word() {
            return "held";
        }

        @Override
        public Finding decisive() {
            return path.getLast();
        }
    }

    /** All stays as it is, and nothing of its identity waits any more. */
    record Keeps(List<Finding> path) implements Outcome {
        @Override
        public String word() {
            return "kept";
        }

        @Override
        public Finding decisive() {
            return path.getLast();
        }
    }
}
