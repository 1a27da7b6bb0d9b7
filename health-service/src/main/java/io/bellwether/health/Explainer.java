package io.bellwether.health;

import io.bellwether.events.Mover;
import io.bellwether.health.Explanation.NotScored;
import io.bellwether.health.Explanation.Opportunity;
import io.bellwether.health.Explanation.Risk;
import io.bellwether.health.model.Model;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Found;
import io.bellwether.health.risk.Raised;
import io.bellwether.health.risk.Unknown;
import io.bellwether.health.score.Movers;
import io.bellwether.health.score.Scorer;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.View;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Explains an account from its state: nothing is stored for it, so an explanation never disagrees with the score. */
final class Explainer {

    private static final int MOVED_OVER_DAYS = 7;
    private static final int MOST = 3;

    private Explainer() {}

    /**
     * Explains one day.
     *
     * @param standing what is raised; null on a day in the past and by a model that does not raise anything
     */
    static Explanation explain(String account, AccountState state, Standing standing, Lens lens, Moment moment) {
        var view = new View(state, moment.asOf());
        var model = lens.model(view);
        var card = lens.judge().card(view);
        var score = Scorer.explain(view, model);
        var earlier = moment.against() == null ? null : Scorer.explain(new View(state, moment.against()), model);
        var assessment = new Assessment(view, model);
        var today = assessment.scores().dayEarlier(0);
        var before = assessment.scores().dayEarlier(MOVED_OVER_DAYS);
        return new Explanation(
                account,
                moment.asOf(),
                moment.computedAt(),
                Explanation.ModelRef.of(model),
                Unknown.in(model),
                card.segment(),
                card.phase(),
                score.scored(),
                NotScored.of(score, view),
                score.scored() ? score.rounded() : null,
                score.scored() ? score.exact() : null,
                score.coverage(),
                score.band(),
                score.scored() ? model.bands().advice().get(score.band()) : null,
                score.components().stream().map(Explanation.Component::of).toList(),
                Movers.between(before, today, MOST),
                score.scored() ? Movers.missing(today, MOST) : List.<Mover>of(),
                earlier == null ? null : Explanation.Since.of(earlier, score),
                risks(assessment, standing),
                opportunities(assessment, standing));
    }

    /**
     * Which day is explained.
     *
     * @param against an earlier day to compare it with, or null
     */
    record Moment(LocalDate asOf, LocalDate against, Instant computedAt) {}

    /** Whose model explains: that of the judge in force, unless there is another one, which may be null. */
    record Lens(Judge judge, Model other) {

        private Model model(View view) {
            return other == null ? judge.model(view) : other;
        }
    }

    private static List<Risk> risks(Assessment assessment, Standing standing) {
        var found = byName(assessment.risks());
        var raised = raisedByName(standing == null ? List.of() : standing.risks());
        var risks = new ArrayList<Risk>();
        for (var name : names(found, raised)) {
            var now = found.get(name);
            var was = raised.get(name);
            risks.add(new Risk(
                    name,
                    now == null ? was.severity() : now.severity(),
                    was == null ? assessment.heldSince(now.rule()) : was.since(),
                    now == null ? was.evidence() : now.evidence(),
                    was != null,
                    now != null));
        }
        risks.sort((a, b) -> a.severity().compareTo(b.severity()));
        return risks;
    }

    /** What is raised keeps them back; where that is unknown, what holds. */
    private static List<Opportunity> opportunities(Assessment assessment, Standing standing) {
        var churnRisk = standing == null ? assessment.churnRisk() : standing.churnRisk();
        var found = byName(assessment.opportunities(churnRisk));
        var raised = raisedByName(standing == null ? List.of() : standing.opportunities());
        var opportunities = new ArrayList<Opportunity>();
        for (var name : names(found, raised)) {
            var now = found.get(name);
            var was = raised.get(name);
            opportunities.add(new Opportunity(
                    name,
                    Explanation.known(now == null ? was.confidence() : now.confidence()),
                    was == null ? assessment.heldSince(now.rule()) : was.since(),
                    now == null ? was.evidence() : now.evidence(),
                    was != null,
                    now != null));
        }
        return opportunities;
    }

    private static Map<String, Found> byName(List<Found> found) {
        var byName = new LinkedHashMap<String, Found>();
        found.forEach(each -> byName.put(each.name(), each));
        return byName;
    }

    private static Map<String, Raised> raisedByName(List<Raised> raised) {
        var byName = new LinkedHashMap<String, Raised>();
        raised.forEach(each -> byName.put(each.name(), each));
        return byName;
    }

    private static Set<String> names(Map<String, Found> found, Map<String, Raised> raised) {
        var names = new TreeSet<>(found.keySet());
        names.addAll(raised.keySet());
        return names;
    }
}
