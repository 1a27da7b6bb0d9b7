package io.bellwether.health.verdict;

import io.bellwether.events.AccountCard;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Expansion;
import io.bellwether.events.Fact;
import io.bellwether.events.Health;
import io.bellwether.events.Mover;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Rule;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Change;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.risk.Raising;
import io.bellwether.health.score.Movers;
import io.bellwether.health.score.Score;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges an account's state by a model, as of a day. Pure: the same state, day and standing give the same verdict. */
public final class Judge {

    /** A score is compared with the one of so many days before to say what moved it. */
    private static final int MOVED_OVER_DAYS = 7;

    private static final int MOST_MOVERS = 3;

    private final Model model;
    private final Segments segments;
    private final Map<String, Integer> calmDays;

    public Judge(Model model, Segments segments) {
        this.model = model;
        this.segments = segments;
        this.calmDays =
                model.risks().stream().collect(Collectors.toMap(Rule::name, Rule::calmDays, (first, _) -> first));
    }

    public Model model() {
        return model;
    }

    /** Score only: risks and opportunities stay as they stand. */
    public Verdict score(AccountState state, Standing standing, LocalDate today) {
        var view = new View(state, today);
        var score = new Assessment(view, model).scores().now();
        return new Verdict(score, card(view), view.text(Field.PARENT), standing, List.of());
    }

    /** Score, risks and opportunities, with what to announce of them. */
    public Verdict judge(AccountState state, Standing before, LocalDate today) {
        var view = new View(state, today);
        var assessment = new Assessment(view, model);
        var risks = Raising.next(
                before.risks(),
                assessment.risks(),
                today,
                name -> assessment.churned() ? 0 : calmDays.getOrDefault(name, 0),
                found -> assessment.heldSince(found.rule()));
        var churnRisk = new Standing(risks.raised(), List.of()).churnRisk();
        var opportunities = Raising.next(
                before.opportunities(),
                assessment.opportunities(churnRisk),
                today,
                _ -> assessment.churned() ? 0 : model.expansion().rearmDays(),
                found -> assessment.heldSince(found.rule()));
        var score = assessment.scores().now();
        var card = card(view);
        var facts = new ArrayList<Fact>();
        if (!risks.changes().isEmpty() || !opportunities.changes().isEmpty()) {
            var movers = movers(assessment);
            risks.changes().forEach(change -> facts.add(risk(change, score, movers, card)));
            opportunities.changes().forEach(change -> facts.add(opportunity(change, score, movers, card)));
        }
        var standing = new Standing(risks.raised(), opportunities.raised());
        return new Verdict(score, card, view.text(Field.PARENT), standing, facts);
    }

    /** The score as it is published. */
    public Health.Scored scored(AccountState state, Verdict verdict) {
        var score = verdict.score();
        return new Health.Scored(
                score.asOf(),
                model.name(),
                model.version(),
                score.scored(),
                score.scored() ? score.rounded() : null,
                score.scored() ? Math.round(score.exact() * 100) / 100.0 : null,
                Math.min(1, score.coverage()),
                score.band(),
                verdict.standing().churnRisk(),
                movers(new Assessment(new View(state, score.asOf()), model)),
                verdict.card());
    }

    /** What moved the score over a week; where that is unknown, what it lacks the most. */
    private static List<Mover> movers(Assessment assessment) {
        var now = assessment.scores().now();
        var moved = Movers.between(assessment.scores().daysEarlier(MOVED_OVER_DAYS), now, MOST_MOVERS);
        return moved.isEmpty() ? Movers.missing(now, MOST_MOVERS) : moved;
    }

    private AccountCard card(View view) {
        double arr = view.number(Field.ARR);
        return new AccountCard(
                view.text(Field.NAME),
                view.text(Field.CSM),
                segments.of(view),
                Double.isNaN(arr) ? null : arr,
                view.date(Field.CONTRACT_END));
    }

    private static Fact risk(Change change, Score score, List<Mover> movers, AccountCard card) {
        return switch (change) {
            case Change.Cleared cleared -> new ChurnRisk.Cleared(cleared.was().name(), cleared.why());
            case Change.Said(Raised raised) ->
                new ChurnRisk.Raised(
                        raised.name(),
                        raised.severity(),
                        raised.since(),
                        raised.evidence(),
                        score.scored() ? score.rounded() : null,
                        score.band(),
                        movers,
                        card);
        };
    }

    private static Fact opportunity(Change change, Score score, List<Mover> movers, AccountCard card) {
        return switch (change) {
            case Change.Cleared cleared -> new Expansion.Cleared(cleared.was().name(), cleared.why());
            case Change.Said(Raised raised) ->
                new Expansion.Raised(
                        raised.name(),
                        Double.isNaN(raised.confidence()) ? null : raised.confidence(),
                        raised.since(),
                        raised.evidence(),
                        score.scored() ? score.rounded() : null,
                        score.band(),
                        movers,
                        card);
        };
    }
}
