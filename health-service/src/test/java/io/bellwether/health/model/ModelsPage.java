package io.bellwether.health.model;

import static java.util.stream.Collectors.joining;

import io.bellwether.events.Band;
import io.bellwether.health.measure.Figure;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.risk.Conditions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The part of {@code docs/models.md} that the presets and the catalogues determine. */
final class ModelsPage {

    private final StringBuilder page = new StringBuilder();
    private final List<Model> presets = Presets.all();
    private final Model shared = presets.getFirst();

    private ModelsPage() {}

    static String write() {
        var page = new ModelsPage();
        page.line("## The presets");
        page.presets.forEach(page::preset);
        page.measures();
        page.risks();
        page.opportunities();
        return page.page.toString();
    }

    private void preset(Model model) {
        line("");
        line("### `%s`".formatted(model.name()));
        line("Source: %s. Version %d.".formatted(model.source(), model.version()));
        line("");
        line("| component | weight | measures (weight within) |");
        line("|---|---|---|");
        for (var component : model.components()) {
            line("| %s | %s | %s |".formatted(component.name(), two(component.weight()), weights(component)));
        }
        line("");
        line("Green from %d, yellow from %d, red below.%s Not scored where less than %s of the weight has data."
                .formatted(model.bands().green(), model.bands().yellow(), advice(model), two(model.coverageFloor())));
        line("");
        line(differences(model));
        line("Opportunities are looked for %s %s."
                .formatted(
                        model.expansion().inclusive() ? "from" : "above",
                        plain(model.expansion().gate())));
        labels(model);
    }

    private void labels(Model model) {
        if (model.components().stream().allMatch(component -> component.labels().isEmpty())) {
            return;
        }
        line("");
        line("| component's score | "
                + model.components().stream().map(Model.Component::name).collect(joining(" | ")) + " |");
        line("|---|" + "---|".repeat(model.components().size()));
        for (int from : model.components().getFirst().labels().stream()
                .mapToInt(Model.Label::from)
                .toArray()) {
            line("| from %d | %s |"
                    .formatted(
                            from,
                            model.components().stream()
                                    .map(component -> component.label(from))
                                    .collect(joining(" | "))));
        }
    }

    private String differences(Model model) {
        var different = model.risks().stream()
                .filter(rule -> !shared.risks().contains(rule))
                .toList();
        if (different.isEmpty()) {
            return "It looks for all risks below, as they stand there.";
        }
        return "It looks for all risks below; other than there, %s."
                .formatted(different.stream()
                        .map(rule -> "`%s` is %s".formatted(rule.name(), word(rule.severity())))
                        .collect(joining(", ")));
    }

    private void measures() {
        line("");
        line("## Measures");
        line("The value of each is 0 to 1. The figure that it looks at has a unit and a direction of its own.");
        line("");
        line("| measure | a high value means | figure | unit | better | fed by | settings | source | used by |");
        line("|---|---|---|---|---|---|---|---|---|");
        for (var measure : Measures.all()) {
            var figure = measure.figure();
            line("| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            measure.name(),
                            measure.says(),
                            quoted(figure.means()),
                            unit(figure.unit()),
                            figure.higherIsBetter() ? "more" : "less",
                            String.join(", ", figure.events()),
                            settings(Presets.settings(measure)),
                            figure.source(),
                            usedBy(measure.name())));
        }
    }

    private static String unit(Figure.Unit unit) {
        var name = word(unit).replace('_', '-');
        return Double.isInfinite(unit.to())
                ? name
                : "%s %s to %s".formatted(name, plain(unit.from()), plain(unit.to()));
    }

    private String usedBy(String measure) {
        return presets.stream()
                .filter(model -> model.components().stream()
                        .flatMap(component -> component.measures().stream())
                        .anyMatch(weighted -> weighted.measure().name().equals(measure)))
                .map(Model::name)
                .collect(joining(", "));
    }

    private void risks() {
        line("");
        line("## Risks");
        line("Those of onboarding hold only while the account is at most `phase` days old.");
        line("");
        line("| risk | holds when | severity | calm-down | settings | source |");
        line("|---|---|---|---|---|---|");
        for (var rule : shared.risks()) {
            line("| `%s` | %s | %s | %s | %s | %s |"
                    .formatted(
                            rule.name(),
                            says(rule),
                            word(rule.severity()),
                            rule.calmDays() == 0 ? "at once" : rule.calmDays() + " d",
                            settings(rule.params()),
                            rule.source()));
        }
    }

    private void opportunities() {
        var expansion = shared.expansion();
        line("");
        line("## Opportunities");
        line("Not in the first %d days of an account, nor while a risk of high or above is raised."
                .formatted(expansion.quietDays()));
        line("Raised anew only after %d days of not holding.".formatted(expansion.rearmDays()));
        line("");
        line("| opportunity | holds when | settings | source |");
        line("|---|---|---|---|");
        for (var rule : expansion.opportunities()) {
            line("| `%s` | %s | %s | %s |".formatted(rule.name(), says(rule), settings(rule.params()), rule.source()));
        }
        line("");
        line("Settings of the confidence: %s.".formatted(settings(expansion.confidence())));
    }

    private static String says(Rule rule) {
        return quoted(Conditions.named(rule.name()).says());
    }

    private static String quoted(String text) {
        return text.replaceAll("'(\\w+)'", "`$1`");
    }

    private static String weights(Model.Component component) {
        boolean equal = component.measures().stream()
                        .map(Model.Weighted::weight)
                        .distinct()
                        .count()
                == 1;
        var names = component.measures().stream()
                .map(weighted -> weighted.measure().name() + (equal ? "" : " " + two(weighted.weight())))
                .collect(joining(", "));
        return equal ? names + " (equal)" : names;
    }

    private static String advice(Model model) {
        return List.of(Band.values()).stream()
                .filter(model.bands().advice()::containsKey)
                .map(band ->
                        " *%s*: %s".formatted(word(band), model.bands().advice().get(band)))
                .collect(joining());
    }

    private static String settings(Params params) {
        Map<String, String> settings = new TreeMap<>();
        params.numbers().forEach((name, number) -> settings.put(name, plain(number)));
        if (params.curve() != null) {
            settings.put(
                    Params.CURVE,
                    params.curve().points().stream()
                            .map(point -> plain(point.x()) + "→" + plain(point.y()))
                            .collect(joining(", ")));
        }
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(joining("; "));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String two(double weight) {
        return String.format(Locale.ROOT, "%.2f", weight);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
