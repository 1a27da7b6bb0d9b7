package io.bellwether.health;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Handler;
import io.bellwether.events.Event;
import io.bellwether.health.AccountWriter.Folded;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.StateCodec;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        int oldestDay = office.oldestDay(evaluation.today());
        var opened = open(events, oldestDay, effects);
        var live = fold(events, opened, now, oldestDay, effects);
        var changed = new HashMap<String, StoredAccount>();
        for (var account : opened.values()) {
            var state = StateCodec.write(account.state());
            boolean settled = account.unsettledSince() == null && live.contains(account.id());
            var folded = new Folded(shard, settled ? account : account.unsettled(now), state);
            evaluation.fold(folded);
            var stored = stored(folded);
            if (settled) {
                var verdict = evaluation.judge(account);
                stored = stored.judged(verdict.standing(), evaluation.said(verdict));
            }
            changed.put(account.id(), stored);
        }
        effects.afterCommit(() -> remember(changed, now));
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

    private Map<String, Account> open(List<Event> events, int oldestDay, Effects effects) throws SQLException {
        var ids = new HashSet<String>();
        events.forEach(event -> ids.add(event.account()));
        var opened = new HashMap<String, Account>();
        accounts.get(effects.connection(), ids).forEach((id, stored) -> opened.put(id, stored.open(id, oldestDay)));
        return opened;
    }

    /** Gives the accounts that had an event that is not history. */
    private Set<String> fold(
            List<Event> events, Map<String, Account> opened, Instant now, int oldestDay, Effects effects) {
        var history = now.minus(office.config().historyAge());
        var live = new HashSet<String>();
        for (var event : events) {
            var account = opened.computeIfAbsent(event.account(), Account::unknown);
            if (Folding.fold(account.state(), event, oldestDay)) {
                effects.late();
            }
            if (event.time().isAfter(history)) {
                live.add(event.account());
            }
        }
        return live;
    }

    private static StoredAccount stored(Folded folded) {
        var account = folded.account();
        return new StoredAccount(folded.state(), account.standing(), account.said(), account.unsettledSince());
    }

    private void remember(Map<String, StoredAccount> changed, Instant now) {
        changed.forEach((id, account) -> {
            accounts.put(id, account);
            if (account.unsettledSince() != null) {
                upkeep.unsettled(id, account.unsettledSince(), now);
            }
        });
    }
}
