package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.decide.DecisionRules;
import io.bellwether.alerting.decide.Held;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.decide.Pipeline;
import io.bellwether.alerting.decide.Silence;
import io.bellwether.alerting.decide.Why;
import io.bellwether.alerting.task.Answer.Done;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Command;
import io.bellwether.alerting.task.Decider;
import io.bellwether.alerting.task.Desk;
import io.bellwether.alerting.task.Explanation;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Rules;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.Stamp;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.alerting.task.Step;
import io.bellwether.alerting.task.Task;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Signals, people and time, without any database: all that was said so far has been decided by the shipped rules. */
final class World {

    static final String HEALTH = "urn:bellwether:health-service";

    private static final Segments SEGMENTS = new Segments(100_000, 25_000);
    private static final Rules RULES = RulesFile.read(Optional.empty());
    static final DecisionRules SHIPPED = DecisionsFile.read(Optional.empty());

    private final Pipeline pipeline;
    private final Desk desk;
    final Map<Identity, Task> newest = new LinkedHashMap<>();
    final Map<Identity, Held> held = new HashMap<>();
    final List<Silence> silences = new ArrayList<>();
    final Map<Week, Integer> spent = new HashMap<>();
    final List<Change> changes = new ArrayList<>();
    final Set<Change> quiet = new HashSet<>();
    Instant now = Instant.parse("2026-05-15T08:00:00Z"); // a Friday
    Outcome last;

    World(DecisionRules rules) {
        this(rules, Desk.OF_THE_ACCOUNT);
    }

    World(DecisionRules rules, Desk desk) {
        this.pipeline = new Pipeline(new Decider(RULES, desk), rules);
        this.desk = desk;
    }

    /** Of a CSM, by its first day. */
    record Week(String csm, LocalDate first) {}

    static Identity risk(String account, String reason) {
        return new Identity(account, io.bellwether.events.Task.Type.CHURN_RISK, reason);
    }

    static Identity chance(String account, String reason) {
        return new Identity(account, io.bellwether.events.Task.Type.EXPANSION, reason);
    }

    /** Raised today; the account is maria's. */
    void raise(Identity identity, Severity severity) {
        say(raised(identity, severity));
    }

    Raised raised(Identity identity, Severity severity) {
        var card = new AccountCard("Acme", "maria", "smb", 20_000.0, null);
        var since = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Raised(identity, HEALTH, severity, since, new Explanation("It fell.", List.of(), 50, null), card);
    }

    void clear(Identity identity) {
        say(cleared(identity));
    }

    static Cleared cleared(Identity identity) {
        return new Cleared(identity, HEALTH, "It is back.");
    }

    void say(Signal signal) {
        var sitting = new Sitting(pipeline, known(List.of(signal)), spentThisWeek());
        sitting.decide(List.of(signal));
        take(sitting);
    }

    /** More than the week has room for, at once. */
    void sayTogether(List<Signal> signals) {
        var sitting = new Sitting(pipeline, known(signals), spentThisWeek());
        sitting.decideMostUrgentFirst(signals);
        take(sitting);
    }

    private void take(Sitting sitting) {
        sitting.changes().forEach(this::take);
        quiet.addAll(sitting.quiet());
        sitting.heldNow().forEach((identity, it) -> {
            if (it == null) {
                held.remove(identity);
            } else {
                held.put(identity, it);
            }
        });
        sitting.spending().forEach((csm, more) -> spent.merge(new Week(csm, week(csm)), more, Integer::sum));
        last = sitting.decided().getFirst().outcome();
    }

    private Sitting.Known known(List<Signal> signals) {
        var accounts = signals.stream()
                .map(signal -> signal.identity().account())
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> Account.of(it, Page.BLANK, SEGMENTS)));
        var returns = new HashMap<UUID, Integer>();
        changes.stream()
                .filter(change ->
                        change.step() == Step.REOPENED && change.by().who().equals(HEALTH))
                .filter(change -> change.by().at().isAfter(now.minus(pipeline.returnsWithin())))
                .forEach(change -> returns.merge(change.task().id(), 1, Integer::sum));
        return new Sitting.Known(accounts, newest, held, returns, silences, now);
    }

    private Map<String, Integer> spentThisWeek() {
        var thisWeek = new HashMap<String, Integer>();
        spent.forEach((week, count) -> {
            if (week.first().equals(week(week.csm()))) {
                thisWeek.put(week.csm(), count);
            }
        });
        return thisWeek;
    }

    private LocalDate week(String csm) {
        return desk.person(csm).weekAt(now);
    }

    /** Time passes; what was held back and may go on by then is decided. */
    void pass(Duration time) {
        now = now.plus(time);
        release();
    }

    void release() {
        held.values().stream()
                .filter(it -> (it.until() != null && !it.until().isAfter(now))
                        || isMutedByNothing(it)
                        || isSilencedByNothing(it))
                .sorted((a, b) -> Double.compare(b.urgency(), a.urgency()))
                .toList()
                .forEach(it -> say(it.signal()));
    }

    private boolean isMutedByNothing(Held it) {
        return it.until() == null
                && newest.values().stream()
                        .noneMatch(task -> task.id().toString().equals(it.by()) && task.state() instanceof Pending);
    }

    private boolean isSilencedByNothing(Held it) {
        return it.why() == Why.SILENCED
                && silences.stream()
                        .noneMatch(silence -> silence.id().toString().equals(it.by()));
    }

    /** A person does something with the newest task of the identity, where that is legal. */
    void act(Identity identity, Command command) {
        if (command instanceof Command.Reopen) {
            held.remove(identity);
        }
        var task = newest.get(identity);
        if (task != null && task.on(command, new Stamp("maria", now)) instanceof Done done) {
            take(done.change());
        }
    }

    private void take(Change change) {
        changes.add(change);
        newest.put(change.task().identity(), change.task());
    }

    boolean isOpen(Identity identity) {
        var task = newest.get(identity);
        return task != null && task.state() instanceof Pending;
    }

    long tasks(Identity identity) {
        return changes.stream()
                .filter(change -> change.task().identity().equals(identity))
                .map(change -> change.task().id())
                .distinct()
                .count();
    }

    /** How often somebody was disturbed by the identity's coming. */
    long loud(Identity identity) {
        return changes.stream()
                .filter(change -> change.task().identity().equals(identity) && !quiet.contains(change))
                .filter(change -> change.step() == Step.RAISED || change.step() == Step.REOPENED)
                .count();
    }
}
