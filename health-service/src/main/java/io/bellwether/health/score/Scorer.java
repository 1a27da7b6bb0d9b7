package io.bellwether.health.score;

import io.bellwether.events.Band;
import io.bellwether.health.measure.Inputs;
import io.bellwether.health.measure.Reading;
import io.bellwether.health.model.Model;
import io.bellwether.health.score.Score.ComponentScore;
import io.bellwether.health.score.Score.MeasureScore;
import io.bellwether.health.state.Trace;
import io.bellwether.health.state.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a view by a model. Weights of what has no data go to what has, in proportion, within a component and among
 * components; coverage says how much of the weight had data.
 */
public final class Scorer {

    private Scorer() {}

    /** The score alone, without inputs: the fast way. */
    public static Score score(View view, Model model) {
        return score(view, model, false);
    }

    /** The score with the inputs of each measure. */
    public static Score explain(View view, Model model) {
        return score(view, model, true);
    }

    private static Score score(View view, Model model, boolean explained) {
        var values = new ArrayList<List<MeasureScore>>();
        double weightWithData = 0;
        double coverage = 0;
        for (var component : model.components()) {
            var measures = values(view, component, explained);
            values.add(measures);
            double share = shareWithData(measures);
            coverage += component.weight() * share;
            weightWithData += share > 0 ? component.weight() : 0;
        }
        var components = new ArrayList<ComponentScore>();
        double exact = 0;
        for (int i = 0; i < values.size(); i++) {
            var component = model.components().get(i);
            var scored = component(component, values.get(i), 100 * component.weight() / weightWithData);
            exact += scored.points();
            components.add(scored);
        }
        boolean scored = !view.churned() && weightWithData > 0 && coverage >= model.coverageFloor() - 1e-9;
        return new Score(view.asOf(), scored, exact, coverage, scored ? band(exact, model.bands()) : null, components);
    }

    private static List<MeasureScore> values(View view, Model.Component component, boolean explained) {
        var values = new ArrayList<MeasureScore>(component.measures().size());
        for (var weighted : component.measures()) {
            values.add(explained ? explained(view, weighted) : plain(view, weighted));
        }
        return values;
    }

    private static MeasureScore plain(View view, Model.Weighted weighted) {
        var measure = weighted.measure();
        double value = measure.formula().of(new Reading(view, weighted.params(), Inputs.IGNORED));
        return new MeasureScore(measure.name(), weighted.weight(), value, 0, 0, Map.of(), List.of(), false);
    }

    private static MeasureScore explained(View view, Model.Weighted weighted) {
        var measure = weighted.measure();
        var inputs = new LinkedHashMap<String, Double>();
        var trace = new Trace(view.asOf());
        double value = measure.formula().of(new Reading(view.tracing(trace), weighted.params(), inputs::put));
        return new MeasureScore(
                measure.name(), weighted.weight(), value, 0, 0, inputs, trace.events(), trace.incomplete());
    }

    private static double shareWithData(List<MeasureScore> measures) {
        double with = 0;
        double all = 0;
        for (var measure : measures) {
            all += measure.weight();
            with += measure.hasData() ? measure.weight() : 0;
        }
        return with / all;
    }

    /** @param full the points of the component with the value 1 */
    private static ComponentScore component(Model.Component component, List<MeasureScore> values, double full) {
        double weight = 0;
        for (var measure : values) {
            weight += measure.hasData() ? measure.weight() : 0;
        }
        if (weight == 0) {
            return new ComponentScore(component.name(), component.weight(), Double.NaN, null, 0, values);
        }
        var measures = new ArrayList<MeasureScore>(values.size());
        double points = 0;
        for (var measure : values) {
            double fullPoints = measure.hasData() ? full * measure.weight() / weight : 0;
            double ownPoints = measure.hasData() ? fullPoints * measure.value() : 0;
            points += ownPoints;
            measures.add(measure.giving(ownPoints, fullPoints));
        }
        double value = points / full;
        var label = component.label(Score.rounded(100 * value));
        return new ComponentScore(component.name(), component.weight(), value, label, points, measures);
    }

    private static Band band(double exact, Model.Bands bands) {
        int rounded = Score.rounded(exact);
        if (rounded >= bands.green()) {
            return Band.GREEN;
        }
        return rounded >= bands.yellow() ? Band.YELLOW : Band.RED;
    }
}
