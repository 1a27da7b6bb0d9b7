package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Decider;
import io.bellwether.alerting.task.Decision.Act;
import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.events.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a batch of events to tasks: loads those they concern, lets each decide, saves and says what changed. */
@Singleton
class TaskHandler {

    private final Decider decider;
    private final AccountBook book;
    private final Assignments assignments;
    private final TaskStore store;
    private final TaskMetrics metrics;

    TaskHandler(Decider decider, AccountBook book, Assignments assignments, TaskStore store, TaskMetrics metrics) {
        this.decider = decider;
        this.book = book;
        this.assignments = assignments;
        this.store = store;
        this.metrics = metrics;
    }

    void handle(Connection tx, List<Event> events, Instant now) throws SQLException {
        var said = events.stream()
                .map(event -> Signal.of(event, decider.rules()))
                .flatMap(Optional::stream)
                .toList();
        var accounts = said.stream().map(signal -> signal.identity().account()).collect(toSet());
        var known = book.find(tx, accounts);
        var signals = said.stream().map(signal -> informed(signal, known)).toList();
        var newest = store.lockNewest(tx, accounts);
        var assigner = assignments.assigner(tx, csms(signals), known, now);
        var deciding = decider.with(assigner);
        var changes = new ArrayList<Change>();
        for (var signal : signals) {
            switch (deciding.decide(signal, newest.get(signal.identity()), now)) {
                case Act act -> {
                    newest.put(signal.identity(), act.change().task());
                    changes.add(act.change());
                }
                case Keep keep -> metrics.kept(signal.identity().type(), keep.why());
            }
        }
        assignments.keep(tx, assigner);
        store.save(tx, changes);
        changes.forEach(metrics::changed);
    }

    /** The book knows what others have said since. */
    private static Signal informed(Signal signal, Map<String, Account> book) {
        var account = book.get(signal.identity().account());
        return signal instanceof Raised raised && account != null ? raised.with(account.card()) : signal;
    }

    private static Map<String, String> csms(List<Signal> signals) {
        var csms = new HashMap<String, String>();
        for (var signal : signals) {
            if (signal instanceof Raised raised) {
                csms.put(raised.identity().account(), raised.account().csm());
            }
        }
        return csms;
    }
}
