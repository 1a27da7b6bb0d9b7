package io.bellwether.health;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.events.Band;
import io.bellwether.events.KebabCase;
import io.bellwether.events.Mover;
import io.bellwether.events.Severity;
import io.bellwether.health.model.Model;
import io.bellwether.health.score.Comparison;
import io.bellwether.health.score.Score;
import io.bellwether.health.state.Newest;
import io.bellwether.health.state.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A score with its reasons, as JSON.
 *
 * @param asOf the UTC day that the score is of
 * @param unknown what the model names and this version does not know: measures without data, conditions that never hold
 * @param segment as described, else by ARR; absent where unknown
 * @param phase of the customer's life on that day; absent where the start is unknown or lies ahead
 * @param scored false where there is too little data or the account has churned; then score, exact and band are absent
 * @param notScored which of the two it is; absent where scored
 * @param score 0 to 100, rounded half-up
 * @param exact the unrounded score; the points of all measures add up to it
 * @param coverage share of the model's weight that had data, 0 to 1
 * @param advice what to do with an account in that band, in the words of the model; absent where it has none
 * @param movers what changed the score the most over seven days
 * @param costs what keeps the most points from the score now
 * @param since what became of the score since an earlier day, where one was asked for
 */
record Explanation(
        String account,
        LocalDate asOf,
        Instant computedAt,
        ModelRef model,
        List<String> unknown,
        String segment,
        String phase,
        boolean scored,
        NotScored notScored,
        Integer score,
        Double exact,
        double coverage,
        Band band,
        String advice,
        List<Component> components,
        List<Mover> movers,
        List<Mover> costs,
        Since since,
        List<Risk> risks,
        List<Opportunity> opportunities) {

    /** Why an account has no score. */
    @EnumNaming(KebabCase.class)
    enum NotScored {
        CHURNED,
        TOO_LITTLE_DATA;

        static NotScored of(Score score, View view) {
            if (score.scored()) {
                return null;
            }
            return view.churned() ? CHURNED : TOO_LITTLE_DATA;
        }
    }

    record ModelRef(String name, int version) {

        static ModelRef of(Model model) {
            return new ModelRef(model.name(), model.version());
        }
    }

    /**
     * A component.
     *
     * @param weight in the model, 0 to 1
     * @param score 0 to 100, absent without data
     * @param label what the model calls such a score, absent where it does not say
     * @param points of the account's score
     */
    record Component(String name, double weight, Double score, String label, double points, List<Measure> measures) {

        static Component of(Score.ComponentScore component) {
            return new Component(
                    component.name(),
                    component.weight(),
                    known(100 * component.value()),
                    component.label(),
                    component.points(),
                    component.measures().stream().map(Measure::of).toList());
        }
    }

    /**
     * A measure.
     *
     * @param value 0 to 1, null without data
     * @param weight in its component, 0 to 1
     * @param points of the account's score
     * @param possible the points that the value 1 would give
     * @param inputs the raw numbers, null where unknown
     * @param events the newest events behind the value, at most three, the newest first; null where they are no longer known,
     *     for three later ones took their place
     * @param incomplete whether its window reaches back to days whose counts are forgotten, so that the value lacks them
     */
    record Measure(
            String name,
            Double value,
            double weight,
            double points,
            double possible,
            Map<String, Double> inputs,
            List<Newest.Seen> events,
            boolean incomplete) {

        static Measure of(Score.MeasureScore measure) {
            return new Measure(
                    measure.name(),
                    known(measure.value()),
                    measure.weight(),
                    measure.points(),
                    measure.full(),
                    Explanation.inputs(measure),
                    measure.events(),
                    measure.incomplete());
        }
    }

    /**
     * What became of the score since an earlier day.
     *
     * @param asOf the earlier day
     * @param points how far the unrounded score moved since; absent unless both days are scored
     * @param changes by measure, the greatest first; they add up to {@code points}
     */
    record Since(
            LocalDate asOf,
            boolean scored,
            Integer score,
            Double exact,
            double coverage,
            Band band,
            Double points,
            List<Change> changes) {

        static Since of(Score before, Score now) {
            boolean both = before.scored() && now.scored();
            return new Since(
                    before.asOf(),
                    before.scored(),
                    before.scored() ? before.rounded() : null,
                    before.scored() ? before.exact() : null,
                    before.coverage(),
                    before.band(),
                    both ? now.exact() - before.exact() : null,
                    Comparison.between(before, now).stream().map(Change::of).toList());
        }
    }

    /**
     * A measure that gives other points than on the earlier day.
     *
     * @param value 0 to 1 now, null without data
     * @param valueBefore 0 to 1 on the earlier day, null without data
     * @param points gained since, or lost where negative
     * @param inputsBefore the raw numbers of the earlier day; today's are with the measure
     * @param events the newest events behind it that came after the earlier day; none where the calendar or the weight alone
     *     did it; null where they are no longer known
     * @param incomplete whether the value of either day lacks counts that are forgotten
     */
    record Change(
            String component,
            String measure,
            double points,
            Double valueBefore,
            Double value,
            Map<String, Double> inputsBefore,
            List<Newest.Seen> events,
            boolean incomplete) {

        static Change of(Comparison.Change change) {
            return new Change(
                    change.component(),
                    change.measure(),
                    change.points(),
                    change.before() == null ? null : known(change.before().value()),
                    change.now() == null ? null : known(change.now().value()),
                    change.before() == null ? Map.of() : inputs(change.before()),
                    change.events(),
                    change.incomplete());
        }
    }

    private static Map<String, Double> inputs(Score.MeasureScore measure) {
        var inputs = new LinkedHashMap<String, Double>();
        measure.inputs().forEach((name, value) -> inputs.put(name, known(value)));
        return inputs;
    }

    /**
     * A churn-risk indicator.
     *
     * @param raised whether it is raised and not yet cleared
     * @param holds whether its condition holds as of the day
     */
    record Risk(String indicator, Severity severity, LocalDate since, String evidence, boolean raised, boolean holds) {}

    /** An expansion opportunity; the fields mean what they mean for a risk. */
    record Opportunity(
            String kind, Double confidence, LocalDate since, String evidence, boolean raised, boolean holds) {}

    static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
