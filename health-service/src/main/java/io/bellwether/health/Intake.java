package io.bellwether.health;

import io.bellwether.effectonce.Effects;
import io.bellwether.effectonce.Handler;
import io.bellwether.events.Event;
import io.bellwether.health.state.Folding;
import io.bellwether.health.verdict.Judge;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folds events into their accounts and judges these anew. */
@Singleton
class Intake implements Handler {

    private final HealthConfig config;
    private final Judge judge;
    private final Clock clock;
    private final Counter late;

    Intake(HealthConfig config, Judge judge, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.judge = judge;
        this.clock = clock;
        this.late = metrics.counter("bellwether.events.late");
    }

    @Override
    public void handle(List<Event> events, Effects effects) throws SQLException {
        var now = clock.instant();
        var evaluation = new Evaluation(judge, now);
        var ids = new HashSet<String>();
        events.forEach(event -> ids.add(event.account()));
        var accounts = AccountStore.load(effects.connection(), ids);
        int oldestDay = (int) evaluation.today().minusDays(config.horizonDays()).toEpochDay();
        var live = new HashSet<String>();
        for (var event : events) {
            var account = accounts.computeIfAbsent(event.account(), Account::unknown);
            if (Folding.fold(account.state(), event, oldestDay)) {
                late.increment();
            }
            if (event.time().isAfter(now.minus(config.historyAge()))) {
                live.add(event.account());
            }
        }
        for (var account : accounts.values()) {
            account.state().forgetBefore(oldestDay);
            evaluate(account, live, evaluation, now);
        }
        AccountWriter.writeStates(effects.connection(), new ArrayList<>(accounts.values()));
        evaluation.write(effects.connection()).forEach(effects::publish);
    }

    /** Half a history makes false alarms; so while history streams in, only the score is kept up to date. */
    private void evaluate(Account account, Set<String> live, Evaluation evaluation, Instant now) {
        boolean settled = account.unsettledSince() == null && live.contains(account.id());
        if (settled) {
            evaluation.judge(account);
            return;
        }
        var since = account.unsettledSince() == null ? now : account.unsettledSince();
        var latest = since.plus(config.settleAtMost());
        var reviewAt = now.plus(config.settle());
        evaluation.defer(account, reviewAt.isBefore(latest) ? reviewAt : latest);
    }
}
