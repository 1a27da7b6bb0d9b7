package io.bellwether.health.simulation;

import io.bellwether.events.Band;
import io.bellwether.health.model.Model;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.score.Score;
import io.bellwether.health.simulation.Outcome.AccountMove;
import io.bellwether.health.simulation.Outcome.BandMove;
import io.bellwether.health.simulation.Outcome.Side;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Standing;
import io.bellwether.health.verdict.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Compares what judges accounts now with a candidate model, account by account. What it keeps does not grow with the number
 * of accounts.
 */
public final class Simulation {

    private static final int MOST_MOVERS = 20;
    private static final double NOTICEABLE = 0.005;

    private static final Comparator<AccountMove> GREATEST_FIRST = Comparator.comparingDouble(
                    (AccountMove move) -> -Math.abs(move.difference()))
            .thenComparing(AccountMove::account);

    private final Judge judge;
    private final Model candidate;
    private final Map<BandPair, Tallied> bands = new LinkedHashMap<>();
    private final PriorityQueue<AccountMove> movers = new PriorityQueue<>(GREATEST_FIRST.reversed());
    private final Effects risks = new Effects();
    private final Effects opportunities = new Effects();
    private final Mean before = new Mean();
    private final Mean after = new Mean();
    private long accounts;

    /** @param judge that is in force */
    public Simulation(Judge judge, Model candidate) {
        this.judge = judge;
        this.candidate = candidate;
    }

    private record BandPair(Band from, Band to) {}

    /** Takes an account with what is raised for it, and lets both models take the next step from there. */
    public void add(String account, View view, Standing standing) {
        var now = new Assessment(view, judge.model(view));
        var then = new Assessment(view, candidate);
        accounts++;
        before.add(now.scores().now());
        after.add(then.scores().now());
        bands.computeIfAbsent(
                        new BandPair(
                                now.scores().now().band(), then.scores().now().band()),
                        _ -> new Tallied())
                .add(account);
        moved(account, view, now, then);
        var byPresent = Step.of(now, standing, _ -> view.asOf());
        var byCandidate = Step.of(then, standing, _ -> view.asOf());
        risks.add(account, standing.risks(), byPresent.risks(), byCandidate.risks());
        opportunities.add(account, standing.opportunities(), byPresent.opportunities(), byCandidate.opportunities());
    }

    public Outcome outcome() {
        long same = bands.entrySet().stream()
                .filter(each -> each.getKey().from() == each.getKey().to())
                .mapToLong(each -> each.getValue().count())
                .sum();
        return new Outcome(
                accounts,
                accounts - same,
                before.value(),
                after.value(),
                bands.entrySet().stream()
                        .map(each -> new BandMove(
                                name(each.getKey().from()),
                                name(each.getKey().to()),
                                each.getValue().sample()))
                        .sorted(Comparator.comparingLong(
                                move -> -move.accounts().count()))
                        .toList(),
                movers.stream().sorted(GREATEST_FIRST).toList(),
                risks.list(),
                opportunities.list());
    }

    private void moved(String account, View view, Assessment now, Assessment then) {
        var scoreNow = now.scores().now();
        var scoreThen = then.scores().now();
        double difference = scoreThen.exact() - scoreNow.exact();
        if (!scoreNow.scored() || !scoreThen.scored() || Math.abs(difference) < NOTICEABLE) {
            return;
        }
        movers.add(new AccountMove(
                account,
                view.text(Field.NAME),
                side(now),
                side(then),
                difference,
                Reasons.between(scoreNow, scoreThen)));
        if (movers.size() > MOST_MOVERS) {
            movers.remove();
        }
    }

    private static Side side(Assessment assessment) {
        var score = assessment.scores().now();
        var model = assessment.model();
        return new Side(model.name(), model.version(), score.rounded(), score.exact(), score.band());
    }

    private static String name(Band band) {
        return band == null ? "not-scored" : band.name().toLowerCase(Locale.ROOT);
    }

    /** The mean score of those that are scored. */
    private static final class Mean {
        private double sum;
        private long count;

        void add(Score score) {
            if (score.scored()) {
                sum += score.exact();
                count++;
            }
        }

        Double value() {
            return count == 0 ? null : sum / count;
        }
    }
}
