package io.bellwether.health.risk;

import io.bellwether.health.measure.Measures;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a stored model names and this version of the product does not know. Such a measure has no data, such a condition
 * never holds.
 */
public final class Unknown {

    private Unknown() {}

    /** The names, without repetition. */
    public static List<String> in(Model model) {
        var measures = model.components().stream()
                .flatMap(component -> component.measures().stream())
                .map(weighted -> weighted.measure().name())
                .filter(name -> Measures.named(name) == null);
        var conditions = Stream.of(model.risks(), model.expansion().opportunities())
                .flatMap(List::stream)
                .map(Rule::name)
                .filter(name -> Conditions.named(name) == null);
        return Stream.concat(measures, conditions).distinct().toList();
    }
}
