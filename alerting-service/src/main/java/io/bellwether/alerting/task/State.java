package io.bellwether.alerting.task;

import io.bellwether.events.Task.Status;
import java.time.Instant;

/** Where the work on a task stands; each state has only the moves that are legal from it. */
public sealed interface State {

    Status status();

    /** Who took it up, and when; null where nobody has. */
    Stamp acknowledged();

    /** Who began to work on it, and when; null where nobody has. */
    Stamp started();

    /** Not closed: somebody should still work on it. */
    sealed interface Pending extends State {

        Snoozed snooze(Instant until);

        /** @param outcome null where none was given, as is the note */
        default Closed complete(Stamp by, String outcome, String note) {
            return new Closed(Status.DONE, acknowledged(), started(), by, outcome, note);
        }

        default Closed dismiss(Stamp by, String outcome, String reason) {
            return new Closed(Status.DISMISSED, acknowledged(), started(), by, outcome, reason);
        }

        default Closed resolve(Stamp by, String evidence) {
            return new Closed(Status.RESOLVED, acknowledged(), started(), by, null, evidence);
        }
    }

    /** It waits for somebody now. */
    sealed interface Active extends Pending {

        @Override
        default Snoozed snooze(Instant until) {
            return new Snoozed(until, this);
        }
    }

    /** Nobody has taken it up yet. */
    record Open() implements Active {

        Acknowledged acknowledge(Stamp by) {
            return new Acknowledged(by);
        }

        InProgress start(Stamp by) {
            return new InProgress(by, by);
        }

        @Override
        public Stamp acknowledged() {
            return null;
        }

        @Override
        public Stamp started() {
            return null;
        }

        @Override
        public Status status() {
            return Status.OPEN;
        }
    }

    /** Somebody has taken it up. */
    record Acknowledged(Stamp acknowledged) implements Active {

        InProgress start(Stamp by) {
            return new InProgress(acknowledged, by);
        }

        @Override
        public Stamp started() {
            return null;
        }

        @Override
        public Status status() {
            return Status.ACKNOWLEDGED;
        }
    }

    /** Somebody is at work on it. */
    record InProgress(Stamp acknowledged, Stamp started) implements Active {
        @Override
        public Status status() {
            return Status.IN_PROGRESS;
        }
    }

    /** Put off until a time, at which it is again what it was before. */
    record Snoozed(Instant until, Active before) implements Pending {

        Active wake() {
            return before;
        }

        @Override
        public Snoozed snooze(Instant newUntil) {
            return new Snoozed(newUntil, before);
        }

        @Override
        public Stamp acknowledged() {
            return before.acknowledged();
        }

        @Override
        public Stamp started() {
            return before.started();
        }

        @Override
        public Status status() {
            return Status.SNOOZED;
        }
    }

    /**
     * Over, unless it is opened again.
     *
     * @param acknowledged null where it was closed without, as is started
     * @param outcome a word of {@link Rules#outcomes}; null where none was given
     * @param why the note, the reason, or the evidence that it no longer holds; null where none was given
     */
    record Closed(Status status, Stamp acknowledged, Stamp started, Stamp closed, String outcome, String why)
            implements State {

        Open reopen() {
            return new Open();
        }

        /** As opposed to having resolved itself. */
        boolean byHuman() {
            return status != Status.RESOLVED;
        }
    }
}
