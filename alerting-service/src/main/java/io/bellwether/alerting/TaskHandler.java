package io.bellwether.alerting;

import static java.util.stream.Collectors.toSet;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Change;
import io.bellwether.alerting.task.Decider;
import io.bellwether.alerting.task.Decision.Act;
import io.bellwether.alerting.task.Decision.Keep;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.effectonce.Effects;
import io.bellwether.events.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a batch of events to tasks: loads those they concern, lets each decide, saves and says what changed. */
@Singleton
class TaskHandler {

    private final Decider decider;
    private final AccountBook book;
    private final TaskStore store;
    private final TaskMetrics metrics;
    private final Clock clock;

    TaskHandler(Decider decider, AccountBook book, TaskStore store, TaskMetrics metrics, Clock clock) {
        this.book = book;
        this.decider = decider;
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
    }

    void handle(List<Event> events, Effects effects) throws SQLException {
        var signals = events.stream()
                .map(event -> Signal.of(event, decider.rules()))
                .flatMap(Optional::stream)
                .toList();
        var accounts =
                signals.stream().map(signal -> signal.identity().account()).collect(toSet());
        var known = book.find(effects.connection(), accounts);
        var newest = store.lockNewest(effects.connection(), accounts);
        var now = clock.instant();
        var changes = new ArrayList<Change>();
        for (var signal : signals) {
            switch (decider.decide(informed(signal, known), newest.get(signal.identity()), now)) {
                case Act act -> {
                    newest.put(signal.identity(), act.change().task());
                    changes.add(act.change());
                }
                case Keep keep -> metrics.kept(signal.identity().type(), keep.why());
            }
        }
        store.save(effects.connection(), changes);
        changes.forEach(metrics::changed);
    }

    /** The book knows what others have said since. */
    private static Signal informed(Signal signal, Map<String, Account> book) {
        var account = book.get(signal.identity().account());
        return signal instanceof Raised raised && account != null ? raised.with(account.card()) : signal;
    }
}
