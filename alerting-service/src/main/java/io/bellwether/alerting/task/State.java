package io.bellwether.alerting.task;

import io.bellwether.events.Task.Status;

/** Where the work on a task stands; each state has only the moves that are legal from it. */
public sealed interface State {

    Status status();

    /** Who took it up, and when; null where nobody has. */
    Stamp acknowledged();

    /** Not closed: somebody should still work on it. */
    sealed interface Pending extends State {

        default Closed complete(Stamp by, String outcome) {
            return new Closed(Status.DONE, acknowledged(), by, outcome);
        }

        default Closed dismiss(Stamp by, String reason) {
            return new Closed(Status.DISMISSED, acknowledged(), by, reason);
        }

        default Closed resolve(Stamp by, String evidence) {
            return new Closed(Status.RESOLVED, acknowledged(), by, evidence);
        }
    }

    /** Nobody has taken it up yet. */
    record Open() implements Pending {

        Acknowledged acknowledge(Stamp by) {
            return new Acknowledged(by);
        }

        @Override
        public Stamp acknowledged() {
            return null;
        }

        @Override
        public Status status() {
            return Status.OPEN;
        }
    }

    /** Somebody has taken it up. */
    record Acknowledged(Stamp acknowledged) implements Pending {
        @Override
        public Status status() {
            return Status.ACKNOWLEDGED;
        }
    }

    /**
     * Over for good.
     *
     * @param acknowledged null where it was closed without
     * @param why the outcome, the reason, or the evidence that it no longer holds; null where none was given
     */
    record Closed(Status status, Stamp acknowledged, Stamp closed, String why) implements State {

        /** As opposed to having resolved itself. */
        boolean byHuman() {
            return status != Status.RESOLVED;
        }
    }
}
