package io.bellwether.alerting.task;

/** What becomes of tasks when something is raised or cleared. */
public sealed interface Decision {

    /** A task changes. */
    sealed interface Act extends Decision {
        Change change();
    }

    /** A new task. */
    record Raise(Change change) implements Act {}

    /** The open task says something else now. */
    record Update(Change change) implements Act {}

    /**
     * What was closed a short while ago is back.
     *
     * @param worse it was not over: it has got worse since somebody closed it
     */
    record Reopen(Change change, boolean worse) implements Act {}

    /** The open task is over by itself. */
    record Resolve(Change change) implements Act {}

    /** All stays as it is. */
    record Keep(Reason why) implements Decision {}

    /** Why nothing changes. */
    enum Reason {
        /** The open task says all of it already. */
        UNCHANGED,
        /** Somebody has dealt with this episode: completed or dismissed its task, when it was at least as bad. */
        CLOSED_BY_HUMAN,
        /** Cleared, and no task was open. */
        NOTHING_OPEN
    }
}
