package io.bellwether.health.score;

import io.bellwether.health.measure.Reading;
import io.bellwether.health.model.Model;
import io.bellwether.health.state.View;
import java.util.LinkedHashMap;
import java.util.Map;

/** The score of a day, and what it was computed from: so the raw numbers of a measure are had when somebody is told them. */
public record ScoredDay(View view, Model model, Score score) {

    public static ScoredDay of(View view, Model model) {
        return new ScoredDay(view, model, Scorer.score(view, model));
    }

    /** The raw numbers behind a measure, where the model has it; of two such, of the first. */
    Map<String, Double> inputs(String measure) {
        var inputs = new LinkedHashMap<String, Double>();
        model.components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(weighted -> weighted.measure().name().equals(measure))
                .findFirst()
                .ifPresent(it -> it.measure().formula().of(new Reading(view, it.params(), inputs::put)));
        return inputs;
    }
}
