package io.bellwether.health;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Handler;
import io.bellwether.events.Event;
import io.bellwether.health.AccountWriter.Folded;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.StateCodec;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The owner of one shard's accounts: folds their events and judges them. Nobody else writes these accounts.
 *
 * <p>Half a history makes false alarms; so an account into which history streams is judged when it has settled.
 */
final class Intake implements Handler {

    private final int shard;
    private final Office office;
    private final AccountCache accounts;
    private final Upkeep upkeep;

    Intake(int shard, Office office) {
        this.shard = shard;
        this.office = office;
        this.accounts = new AccountCache(office.budget());
        this.upkeep = new Upkeep(shard, office, accounts);
    }

    @Override
    public void handle(List<Event> events, Effects effects) throws SQLException {
        var evaluation = effects.together(
                Evaluation.class, () -> new Evaluation(office.models().in(effects.connection()), office.now()));
        var now = evaluation.now();
        var changes = new Changes(accounts, upkeep);
        var waiting = byAccount(events);
        while (!waiting.isEmpty()) {
            var part = accounts.part(effects.connection(), waiting.keySet());
            for (var id : part.ids()) {
                var account = open(id, part.known().get(id), evaluation);
                boolean live = fold(waiting.remove(id), account, evaluation, effects);
                changes.add(id, evaluate(account, live, evaluation));
                evaluation.relieve(effects);
            }
        }
        effects.afterCommit(() -> changes.remember(now));
    }

    @Override
    public Instant tendAt() {
        return upkeep.nextAt();
    }

    @Override
    public void tend(Effects effects) throws SQLException {
        upkeep.tend(effects);
    }

    @Override
    public void released() {
        accounts.close();
    }

    private static Map<String, List<Event>> byAccount(List<Event> events) {
        var byAccount = new HashMap<String, List<Event>>();
        events.forEach(event -> byAccount
                .computeIfAbsent(event.account(), _ -> new ArrayList<>())
                .add(event));
        return byAccount;
    }

    private Account open(String id, StoredAccount stored, Evaluation evaluation) {
        return stored == null ? Account.unknown(id) : stored.open(id, office.oldestDay(evaluation.today()));
    }

    /** Tells whether one of the events is not history. */
    private boolean fold(List<Event> events, Account account, Evaluation evaluation, Effects effects) {
        var history = evaluation.now().minus(office.config().historyAge());
        int oldestDay = office.oldestDay(evaluation.today());
        boolean live = false;
        for (var event : events) {
            if (Folding.fold(account.state(), event, oldestDay)) {
                effects.late();
            }
            live |= event.time().isAfter(history);
        }
        return live;
    }

    /** As it is to be stored. */
    private StoredAccount evaluate(Account account, boolean live, Evaluation evaluation) {
        var state = StateCodec.write(account.state());
        var row = account.row();
        boolean settled = row.unsettledSince() == null && live;
        var folded = settled ? row : row.unsettled(evaluation.now());
        evaluation.fold(new Folded(shard, folded, state));
        var stored = new StoredAccount(state, folded.standing(), folded.said(), folded.unsettledSince());
        if (!settled) {
            return stored;
        }
        var verdict = evaluation.judge(account);
        return stored.judged(verdict.standing(), evaluation.said(verdict));
    }
}
