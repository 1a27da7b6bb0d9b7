package io.bellwether.health;

import io.bellwether.effectonce.Effects;
import io.bellwether.events.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a shard's owner does without an event: judges accounts whose history has settled and, since silence changes
 * scores too, each account once a UTC day, and all of them when other models come into force. In slices, each a transaction;
 * events come in between. How far a day has come is kept in the database.
 */
final class Upkeep {

    private static final int SETTLED_AT_ONCE = 500;
    private static final int SWEPT_AT_ONCE = 1_000;
    /** How soon it is noticed that other models came into force. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final int shard;
    private final Office office;
    private final AccountCache accounts;
    /** Of accounts into which history streams: when to judge them. */
    private final Map<String, Instant> unsettled = new HashMap<>();
    /** No later than the first of these times. */
    private Instant nextReview = Instant.MAX;
    /** Null until the database was asked. */
    private Sweep sweep;

    private Pace pace = Pace.AT_ONCE;
    private Instant nextLook = Instant.MIN;

    Upkeep(int shard, Office office, AccountCache accounts) {
        this.shard = shard;
        this.office = office;
        this.accounts = accounts;
    }

    /**
     * History came for an account: it is judged when no more came for a while, and at the latest after another
     * while.
     */
    void unsettled(String account, Instant since, Instant now) {
        var calm = now.plus(office.config().settle());
        var latest = since.plus(office.config().settleAtMost());
        var at = calm.isBefore(latest) ? calm : latest;
        unsettled.put(account, at);
        nextReview = at.isBefore(nextReview) ? at : nextReview;
    }

    Instant nextAt() {
        if (sweep == null) {
            return Instant.MIN;
        }
        var next = nextLook.isBefore(nextReview) ? nextLook : nextReview;
        return !sweep.done() && pace.due().isBefore(next) ? pace.due() : next;
    }

    void tend(Effects effects) throws SQLException {
        var now = office.now();
        if (sweep == null) {
            begin(effects, now);
        } else if (!nextReview.isAfter(now)) {
            review(effects, now);
        } else {
            sweep(effects, now);
        }
    }

    /** Takes over from the owner before. */
    private void begin(Effects effects, Instant now) throws SQLException {
        var since = AccountStore.unsettled(effects.connection(), shard);
        int generation = office.models().in(effects.connection()).generation();
        var begun = Sweep.of(
                effects.connection(), shard, now.atOffset(ZoneOffset.UTC).toLocalDate(), generation);
        effects.afterCommit(() -> {
            since.forEach((account, time) -> {
                if (!unsettled.containsKey(account)) {
                    unsettled(account, time, now);
                }
            });
            sweep = begun;
        });
    }

    private void review(Effects effects, Instant now) throws SQLException {
        var due = due(now);
        var stored = accounts.get(effects.connection(), due);
        var evaluation = new Evaluation(office.models().in(effects.connection()), now);
        int oldestDay = office.oldestDay(evaluation.today());
        stored.forEach((id, account) -> evaluation.judge(account.open(id, oldestDay)));
        evaluation.write(effects);
        AccountWriter.settle(effects.connection(), due);
        effects.afterCommit(() -> {
            evaluation.forEach((account, standing, said) ->
                    accounts.put(account.id(), stored.get(account.id()).judged(standing, said)));
            due.forEach(unsettled::remove);
            nextReview = unsettled.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
        });
    }

    private List<String> due(Instant now) {
        var due = new ArrayList<String>();
        for (var each : unsettled.entrySet()) {
            if (!each.getValue().isAfter(now)) {
                due.add(each.getKey());
            }
            if (due.size() == SETTLED_AT_ONCE) {
                break;
            }
        }
        return due;
    }

    /** The next accounts of the day; those that have not settled are judged soon anyway. */
    private void sweep(Effects effects, Instant now) throws SQLException {
        var inForce = office.models().in(effects.connection());
        var evaluation = new Evaluation(inForce, now);
        var from = sweep.or(new Sweep(evaluation.today(), inForce.generation(), ""));
        var paced = from.equals(sweep) ? pace : pace(effects, from);
        if (from.done() || paced.due().isAfter(now)) {
            nextLook = now.plus(BETWEEN_LOOKS);
            return;
        }
        var stored = AccountStore.after(effects.connection(), shard, from.lastAccount(), SWEPT_AT_ONCE);
        var last = from.lastAccount();
        int oldestDay = office.oldestDay(evaluation.today());
        for (var account : stored.entrySet()) {
            last = account.getKey();
            if (account.getValue().unsettledSince() == null) {
                evaluation.judgeAgain(account.getValue().open(last, oldestDay));
            }
        }
        evaluation.write(effects);
        var to = stored.size() < SWEPT_AT_ONCE ? from.finished() : from.after(last);
        to.save(effects.connection(), shard);
        effects.afterCommit(() -> {
            evaluation.forEach((account, standing, said) ->
                    accounts.replace(account.id(), stored.get(account.id()).judged(standing, said)));
            sweep = to;
            pace = paced.next();
        });
    }

    /**
     * Only the look that a new day asks for is spread. That by other models is not; nor what is left of one by an owner
     * before, who may have begun it for either reason.
     */
    private Pace pace(Effects effects, Sweep begun) throws SQLException {
        if (begun.generation() != sweep.generation()) {
            return Pace.AT_ONCE;
        }
        long accountsOfShard = AccountStore.estimate(effects.connection()) / Topic.PARTITIONS;
        var midnight = begun.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        return Pace.over(office.config().sweepOver(), midnight, accountsOfShard / SWEPT_AT_ONCE);
    }
}
