package io.bellwether.health.oracle;

import io.bellwether.events.Event;
import io.bellwether.health.model.Model;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the definitions say of an account as of a day, for suites outside of this package.
 *
 * @param asOf the day
 * @param exact 0 to 100, NaN where no component has data
 * @param measures each measure of the model with its value, null without data
 * @param risks the indicators whose conditions hold
 * @param opportunities those that hold, where no risk of high or above does
 */
public record Expected(
        LocalDate asOf,
        boolean scored,
        double exact,
        double coverage,
        Map<String, Double> measures,
        Set<String> risks,
        Set<String> opportunities) {

    private static final int HORIZON_DAYS = 400;

    /** @param today when the events were taken in, which is what the horizon counts back from */
    public static Expected by(Model model, Collection<Event> events, LocalDate asOf, LocalDate today) {
        var recipe = Recipes.of(model);
        var diary = Diary.of(events, asOf, today.minusDays(HORIZON_DAYS));
        var score = NaiveScore.of(diary, recipe);
        var measures = new LinkedHashMap<String, Double>();
        for (var component : score.components()) {
            for (var share : component.measures()) {
                measures.put(share.measure(), number(share.value()));
            }
        }
        var risks = NaiveRisks.holding(diary, recipe);
        var churnRisk = risks.stream()
                .map(Recipe.Line::severity)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Expected(
                asOf,
                score.scored(),
                score.exact() == null ? Double.NaN : score.exact().value(),
                score.coverage().value(),
                measures,
                new TreeSet<>(risks.stream().map(Recipe.Line::name).toList()),
                new TreeSet<>(NaiveExpansion.holding(diary, recipe, churnRisk)));
    }

    private static Double number(Fraction value) {
        return value == null ? null : value.value();
    }
}
