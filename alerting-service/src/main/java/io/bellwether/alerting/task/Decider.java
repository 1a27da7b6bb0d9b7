package io.bellwether.alerting.task;

import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Decision.Raise;
import io.bellwether.alerting.task.Decision.Reason;
import io.bellwether.alerting.task.Decision.Resolve;
import io.bellwether.alerting.task.Decision.Update;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.State.Closed;
import io.bellwether.alerting.task.State.Pending;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Turns signals into decisions about tasks.
 *
 * <p>A signal that is repeated, under whatever id, decides nothing anew. An episode, from the day on which a condition
 * became true, gets no second task once a person has closed the first; a later episode does.
 */
public record Decider(Rules rules) {

    /** @param newest the latest task of the signal's identity, open or closed; null where there never was one */
    public Decision decide(Signal signal, Task newest, Instant now) {
        var by = new Stamp(signal.source(), now);
        return switch (signal) {
            case Raised raised -> raised(raised, newest, by);
            case Cleared cleared -> cleared(cleared, newest, by);
        };
    }

    private Decision raised(Raised raised, Task newest, Stamp by) {
        if (newest == null) {
            return raise(raised, 1, by);
        }
        return switch (newest.state()) {
            case Pending _ -> update(raised, newest, by);
            case Closed closed
            when closed.byHuman() && isSameEpisode(raised, newest) -> new Keep(Reason.CLOSED_BY_HUMAN);
            case Closed _ -> raise(raised, newest.occurrence() + 1, by);
        };
    }

    // Late events can move the start of an episode back, never the start of the next one to before this one's.
    private static boolean isSameEpisode(Raised raised, Task newest) {
        return !raised.since().isAfter(newest.content().since());
    }

    private Raise raise(Raised raised, int occurrence, Stamp by) {
        var identity = raised.identity();
        var account = raised.account();
        var content = new Content(
                raised.severity(),
                raised.since(),
                rules.title(identity, account.name()),
                raised.explanation(),
                account.name(),
                account.csm(),
                due(raised, by));
        var task = Task.first(identity, occurrence, content, by.at());
        return new Raise(new Change(task, Step.RAISED, by, raised.explanation().evidence()));
    }

    private Decision update(Raised raised, Task open, Stamp by) {
        var before = open.content();
        var name = known(raised.account().name(), before.accountName());
        var content = new Content(
                raised.severity(),
                raised.since(),
                rules.title(raised.identity(), name),
                raised.explanation(),
                name,
                known(before.owner(), raised.account().csm()),
                isMoreUrgent(raised, before) ? earlier(before.due(), due(raised, by)) : before.due());
        var differences = content.differencesFrom(before);
        return differences.isEmpty()
                ? new Keep(Reason.UNCHANGED)
                : new Update(new Change(open.with(content, by.at()), Step.UPDATED, by, String.join(", ", differences)));
    }

    private static Decision cleared(Cleared cleared, Task newest, Stamp by) {
        if (newest == null || !(newest.state() instanceof Pending pending)) {
            return new Keep(Reason.NOTHING_OPEN);
        }
        var resolved = newest.with(pending.resolve(by, cleared.evidence()), by.at());
        return new Resolve(new Change(resolved, Step.RESOLVED, by, cleared.evidence()));
    }

    private LocalDate due(Raised raised, Stamp by) {
        var today = LocalDate.ofInstant(by.at(), ZoneOffset.UTC);
        return rules.due(raised.identity().type(), raised.severity(), today);
    }

    private static boolean isMoreUrgent(Raised raised, Content before) {
        return raised.severity().compareTo(before.severity()) < 0;
    }

    private static String known(String first, String otherwise) {
        return first == null ? otherwise : first;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
