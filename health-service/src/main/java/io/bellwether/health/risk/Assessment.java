package io.bellwether.health.risk;

import io.bellwether.events.Severity;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Rule;
import io.bellwether.health.state.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Which conditions of a model hold for an account as of a day; a pure function of the events and the day. */
public final class Assessment {

    /** Nobody needs to know whether a risk is two months or three months old. */
    private static final int LOOK_BACK_DAYS = 30;

    private final View view;
    private final Model model;
    private final Scores scores;

    public Assessment(View view, Model model) {
        this(view, model, new Scores(view, model));
    }

    private Assessment(View view, Model model, Scores scores) {
        this.view = view;
        this.model = model;
        this.scores = scores;
    }

    public View view() {
        return view;
    }

    public Model model() {
        return model;
    }

    public Scores scores() {
        return scores;
    }

    /** The risks that hold, at most one per name: the first rule of a name decides the severity. None once churned. */
    public List<Found> risks() {
        var found = new LinkedHashMap<String, Found>();
        for (var rule : churned() ? List.<Rule>of() : model.risks()) {
            var evidence = found.containsKey(rule.name()) ? null : evidence(rule);
            if (evidence != null) {
                found.put(rule.name(), new Found(rule, Double.NaN, evidence));
            }
        }
        return List.copyOf(found.values());
    }

    /** The highest severity among the risks that hold, or null. */
    public Severity churnRisk() {
        return risks().stream()
                .map(Found::severity)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * The opportunities that hold.
     *
     * @param churnRisk the highest severity that is raised; where nothing is known to be, that holds; or null
     */
    public List<Found> opportunities(Severity churnRisk) {
        var expansion = model.expansion();
        var score = scores.now();
        boolean atRisk = churnRisk != null && churnRisk.compareTo(Severity.HIGH) <= 0;
        int age = new Subject(view, Params.NONE, scores).daysSinceStart();
        boolean young = age >= 0 && age < expansion.quietDays();
        if (churned() || !score.scored() || !expansion.opens(score.rounded()) || atRisk || young) {
            return List.of();
        }
        double confidence = Confidence.of(view, expansion.confidence());
        var found = new ArrayList<Found>();
        for (var rule : expansion.opportunities()) {
            var evidence = evidence(rule);
            if (evidence != null) {
                found.add(new Found(rule, confidence, evidence));
            }
        }
        return found;
    }

    /** The first day of the unbroken run of days, up to the as-of day, on which the rule's condition held. */
    public LocalDate heldSince(Rule rule) {
        int days = 0;
        while (days < LOOK_BACK_DAYS && earlier(days + 1).evidence(rule) != null) {
            days++;
        }
        return view.asOf().minusDays(days);
    }

    private Assessment earlier(int days) {
        return new Assessment(view.daysEarlier(days), model, scores.from(days));
    }

    /** Whether the account has left: from that day on nothing is raised, and what was raised is over at once. */
    public boolean churned() {
        return view.churned();
    }

    private String evidence(Rule rule) {
        var condition = Conditions.named(rule.name());
        return condition == null ? null : condition.test().evidence(new Subject(view, rule.params(), scores));
    }
}
