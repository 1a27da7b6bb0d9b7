package io.bellwether.alerting;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.decide.Held;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.decide.Outcome.Acts;
import io.bellwether.alerting.decide.Outcome.Waits;
import io.bellwether.alerting.decide.Pipeline;
import io.bellwether.alerting.decide.Silence;
import io.bellwether.alerting.decide.Situation;
import io.bellwether.alerting.decide.Why;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Identity;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.State.Pending;
import io.bellwether.alerting.task.Step;
import io.bellwether.alerting.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Signals being decided one after the other, where each finds what the ones before it have left. */
final class Sitting {

    private final Pipeline pipeline;
    private final Known known;
    private final Map<String, Map<Identity, Task>> newest = new HashMap<>();
    private final Map<String, Map<Identity, Held>> held = new HashMap<>();
    private final Map<UUID, Integer> returns;
    private final Map<String, Integer> spent;

    private final List<Decided> decided = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<Change> quiet = new HashSet<>();
    private final Map<Identity, Held> heldNow = new LinkedHashMap<>();
    private final Map<String, Integer> spending = new HashMap<>();

    /**
     * What is known before anything is decided.
     *
     * @param accounts all that the signals are of
     * @param newest the latest tasks of the accounts
     * @param held what waits of the accounts
     * @param returns by task, how often it was opened again by itself of late; absent for never
     * @param silences that are in force
     */
    record Known(
            Map<String, Account> accounts,
            Map<Identity, Task> newest,
            Map<Identity, Held> held,
            Map<UUID, Integer> returns,
            List<Silence> silences,
            Instant now) {

        /** With an account as it is not. */
        Known supposing(Account account) {
            return new Known(Map.of(account.id(), account), newest, held, returns, silences, now);
        }
    }

    /** What became of a signal. */
    record Decided(Signal signal, Outcome outcome) {}

    /** @param spent by CSM, how much this week has brought */
    Sitting(Pipeline pipeline, Known known, Map<String, Integer> spent) {
        this.pipeline = pipeline;
        this.known = known;
        this.returns = new HashMap<>(known.returns());
        this.spent = new HashMap<>(spent);
        known.newest().forEach((identity, task) -> of(newest, identity).put(identity, task));
        known.held().forEach((identity, it) -> of(held, identity).put(identity, it));
    }

    void decide(List<Signal> signals) {
        for (var signal : signals) {
            var outcome = pipeline.decide(informed(signal), situation(signal.identity()));
            take(signal, outcome);
            if (outcome instanceof Acts) {
                lookAgainAtInhibited(signal.identity());
            }
        }
    }

    /**
     * Those of one identity stay in their order; where nothing of it is raised, they come first: they only make room.
     */
    void decideMostUrgentFirst(List<Signal> signals) {
        var byIdentity = signals.stream().collect(groupingBy(Signal::identity, LinkedHashMap::new, toList()));
        decide(byIdentity.values().stream()
                .sorted(comparingDouble(this::urgency).reversed())
                .flatMap(List::stream)
                .toList());
    }

    private double urgency(List<Signal> signals) {
        return signals.stream()
                .map(this::informed)
                .flatMap(it -> it instanceof Raised raised ? Stream.of(raised) : Stream.empty())
                .mapToDouble(raised -> pipeline.urgency(raised, known.now()))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The book knows what others have said since. */
    private Signal informed(Signal signal) {
        var account = known.accounts().get(signal.identity().account());
        return signal instanceof Raised raised ? raised.with(account.card()) : signal;
    }

    private Situation situation(Identity identity) {
        var tasks = of(newest, identity);
        var task = tasks.get(identity);
        return new Situation(
                known.accounts().get(identity.account()),
                task,
                of(held, identity).get(identity),
                tasks.values().stream()
                        .filter(it -> it.state() instanceof Pending)
                        .toList(),
                task == null ? 0 : returns.getOrDefault(task.id(), 0),
                known.silences(),
                spent,
                known.now());
    }

    private void take(Signal signal, Outcome outcome) {
        var identity = signal.identity();
        decided.add(new Decided(signal, outcome));
        if (outcome instanceof Acts acts) {
            act(acts);
        }
        hold(identity, outcome instanceof Waits waits ? waits.held() : null);
    }

    private void act(Acts acts) {
        var task = acts.change().task();
        of(newest, task.identity()).put(task.identity(), task);
        changes.add(acts.change());
        if (acts.quiet()) {
            quiet.add(acts.change());
        }
        if (acts.counts()) {
            spent.merge(task.content().owner(), 1, Integer::sum);
            spending.merge(task.content().owner(), 1, Integer::sum);
        }
        if (acts.change().step() == Step.REOPENED) {
            returns.merge(task.id(), 1, Integer::sum);
        }
    }

    private void hold(Identity identity, Held now) {
        var waiting = of(held, identity);
        if (now != null) {
            waiting.put(identity, now);
            heldNow.put(identity, now);
        } else if (waiting.remove(identity) != null) {
            heldNow.put(identity, null);
        }
    }

    /** What changed may no longer mute them. */
    private void lookAgainAtInhibited(Identity changed) {
        for (var it : List.copyOf(of(held, changed).values())) {
            if (it.why() == Why.INHIBITED) {
                var outcome = pipeline.decide(
                        informed(it.signal()), situation(it.signal().identity()));
                boolean same = outcome instanceof Waits waits
                        && waits.held().why() == it.why()
                        && waits.held().by().equals(it.by());
                if (!same) {
                    take(it.signal(), outcome);
                }
            }
        }
    }

    private static <T> Map<Identity, T> of(Map<String, Map<Identity, T>> all, Identity identity) {
        return all.computeIfAbsent(identity.account(), _ -> new LinkedHashMap<>());
    }

    List<Decided> decided() {
        return decided;
    }

    /** In their order. */
    List<Change> changes() {
        return changes;
    }

    /** Those of the changes that are to disturb nobody. */
    Set<Change> quiet() {
        return quiet;
    }

    /** Of which identities something else waits than before; null where nothing does any more. */
    Map<Identity, Held> heldNow() {
        return heldNow;
    }

    /** Whether something of somebody has taken the room that something else of them would have needed. */
    boolean isShortOfRoom() {
        return heldNow.values().stream()
                .anyMatch(it -> it != null && it.why() == Why.BUDGET && spending.containsKey(it.by()));
    }

    /** How much more this week brings, by CSM. */
    Map<String, Integer> spending() {
        return spending;
    }
}
