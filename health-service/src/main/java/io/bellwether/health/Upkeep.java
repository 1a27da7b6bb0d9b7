package io.bellwether.health;

import io.bellwether.effectonce.Effects;
import io.bellwether.events.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What a shard's owner does without an event: judges accounts whose history has settled and, since silence changes
 * scores too, each account once a UTC day, and all of them when other models come into force. In slices, each a transaction;
 * events come in between. How far a day has come is kept in the database.
 *
 * <p>An account that cannot be judged holds up no other: it is set aside until an event of it or the next day.
 */
final class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
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
        var begun = Sweep.of(effects.connection(), shard, today(now), generation);
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
        var due = AccountStore.slice(effects.connection(), due(now)).accounts();
        var inForce = office.models().in(effects.connection());
        var culprits = effects.isolating(due, (some, to) -> review(some, new Evaluation(inForce, now), to));
        effects.afterCommit(() -> {
            due.forEach(unsettled::remove);
            culprits.keySet().forEach(account -> unsettled.put(account, nextDay(now)));
            nextReview = unsettled.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
            tell(culprits);
        });
    }

    private void review(List<String> some, Evaluation evaluation, Effects effects) throws SQLException {
        var stored = accounts.get(effects.connection(), some);
        int oldestDay = office.oldestDay(evaluation.today());
        stored.forEach((id, account) -> evaluation.judge(account.open(id, oldestDay)));
        evaluation.write(effects);
        AccountWriter.settle(effects.connection(), some);
        effects.afterCommit(() -> evaluation.forEach(
                (id, standing, said) -> accounts.put(id, stored.get(id).judged(standing, said))));
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

    /** The next accounts of the day. */
    private void sweep(Effects effects, Instant now) throws SQLException {
        var inForce = office.models().in(effects.connection());
        var from = sweep.or(new Sweep(today(now), inForce.generation(), ""));
        var paced = from.equals(sweep) ? pace : pace(effects, from);
        if (from.done() || paced.due().isAfter(now)) {
            nextLook = now.plus(BETWEEN_LOOKS);
            return;
        }
        var next = AccountStore.due(effects.connection(), shard, from, SWEPT_AT_ONCE);
        var looked = next.accounts();
        var culprits = effects.isolating(looked, (some, into) -> sweep(some, new Evaluation(inForce, now), into));
        var to = next.last() ? from.finished() : from.after(looked.getLast());
        to.save(effects.connection(), shard);
        effects.afterCommit(() -> {
            sweep = to;
            pace = paced.after(looked.size());
            tell(culprits);
        });
    }

    /** Those that have not settled are judged soon anyway. */
    private void sweep(List<String> some, Evaluation evaluation, Effects effects) throws SQLException {
        var stored = AccountStore.load(effects.connection(), some);
        int oldestDay = office.oldestDay(evaluation.today());
        stored.forEach((id, account) -> {
            if (account.unsettledSince() == null) {
                evaluation.judgeAgain(
                        account.open(id, oldestDay), office.config().horizonDays());
            }
        });
        evaluation.write(effects);
        effects.afterCommit(() -> evaluation.forEach(
                (id, standing, said) -> accounts.replace(id, stored.get(id).judged(standing, said))));
    }

    /** After the commit, as a slice may be tried again; of many, one stack trace will do. */
    private void tell(Map<String, Exception> culprits) {
        culprits.forEach((account, why) -> LOG.errorf(
                "account=%s cannot be judged, and is set aside until an event of it or the next day: %s",
                account, why));
        culprits.values().stream().findFirst().ifPresent(why -> LOG.error("the first of them failed so", why));
        office.setAside().increment(culprits.size());
    }

    private static LocalDate today(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant nextDay(Instant now) {
        return today(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
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
        return Pace.over(office.config().sweepOver(), midnight, accountsOfShard);
    }
}
