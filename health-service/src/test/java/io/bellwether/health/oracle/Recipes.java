package io.bellwether.health.oracle;

import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Rule;
import java.util.List;

/** The plain data of the core's models. */
final class Recipes {

    private Recipes() {}

    static Recipe of(Model model) {
        var expansion = model.expansion();
        return new Recipe(
                model.bands().green(),
                model.bands().yellow(),
                new Recipe.Announce(
                        model.bands().announce().points(),
                        model.bands().announce().days()),
                model.coverageFloor(),
                model.components().stream().map(Recipes::part).toList(),
                lines(model.risks()),
                new Recipe.Opening(
                        expansion.gate(),
                        expansion.inclusive(),
                        expansion.quietDays(),
                        settings(expansion.confidence()),
                        lines(expansion.opportunities())));
    }

    static Settings settings(Params params) {
        return new Settings(
                params.numbers(),
                params.curve() == null
                        ? null
                        : params.curve().points().stream()
                                .map(point -> List.of(point.x(), point.y()))
                                .toList());
    }

    private static Recipe.Part part(Model.Component component) {
        return new Recipe.Part(
                component.name(),
                component.weight(),
                component.measures().stream()
                        .map(weighted -> new Recipe.Share(
                                weighted.measure().name(), weighted.weight(), settings(weighted.params())))
                        .toList());
    }

    private static List<Recipe.Line> lines(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new Recipe.Line(rule.name(), rule.severity(), settings(rule.params())))
                .toList();
    }
}
