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
import java.util.Collection;
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
        var now = office.now();
        var evaluation = new Evaluation(office.models().in(effects.connection()), now);
        int oldestDay = office.oldestDay(evaluation.today());
        var opened = open(events, oldestDay, effects);
        var live = fold(events, opened, now, oldestDay, effects);
        var folded = new ArrayList<Folded>(opened.size());
        for (var account : opened.values()) {
            boolean settled = account.unsettledSince() == null && live.contains(account.id());
            if (settled) {
                evaluation.judge(account);
            }
            folded.add(new Folded(settled ? account : account.unsettled(now), StateCodec.write(account.state())));
        }
        AccountWriter.writeStates(effects.connection(), shard, folded);
        evaluation.write(effects.connection()).forEach(effects::publish);
        effects.afterCommit(() -> remember(folded, evaluation, now));
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

    private void remember(Collection<Folded> folded, Evaluation evaluation, Instant now) {
        var judged = new HashMap<String, StoredAccount>();
        for (var each : folded) {
            var account = each.account();
            var stored = new StoredAccount(each.state(), account.standing(), account.said(), account.unsettledSince());
            judged.put(account.id(), stored);
            if (account.unsettledSince() != null) {
                upkeep.unsettled(account.id(), account.unsettledSince(), now);
            }
        }
        evaluation.forEach((account, standing, said) ->
                judged.computeIfPresent(account.id(), (_, stored) -> stored.judged(standing, said)));
        judged.forEach(accounts::put);
    }
}
