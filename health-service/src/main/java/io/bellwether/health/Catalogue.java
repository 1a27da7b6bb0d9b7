package io.bellwether.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.events.Severity;
import io.bellwether.health.measure.Figure;
import io.bellwether.health.measure.Measure;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Params;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.ModelDocument;
import io.bellwether.health.model.Presets;
import io.bellwether.health.model.Rule;
import io.bellwether.health.risk.Conditions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** All that a model may be made of, and what to know of each piece before it is put to use, as JSON. */
record Catalogue(List<MeasureEntry> measures, List<RuleEntry> risks, List<RuleEntry> opportunities) {

    /**
     * A measure. Its value is 0 to 1, and higher is always better; the figure behind it need not be so.
     *
     * @param says what a high value means
     * @param windowDays how many days it looks at if a model says nothing else; absent where age does not matter, or
     *     where it is not a plain window
     * @param settings what a model may set, with the defaults; windows in days, a curve as pairs of x and y
     * @param events kinds of events that feed it; {@code account.*} stands for all kinds of account events
     * @param source the source documents that ask for it
     * @param usedBy the models of the product that weigh it
     */
    @JsonInclude(Include.NON_NULL)
    record MeasureEntry(
            String name,
            String says,
            FigureEntry figure,
            Integer windowDays,
            Map<String, Object> settings,
            List<String> events,
            String source,
            List<String> usedBy) {

        static MeasureEntry of(Measure measure) {
            var settings = Presets.settings(measure);
            var figure = measure.figure();
            return new MeasureEntry(
                    measure.name(),
                    measure.says(),
                    FigureEntry.of(figure),
                    days(settings),
                    ModelDocument.settings(settings),
                    figure.events(),
                    figure.source(),
                    presets(model -> model.components().stream()
                            .flatMap(component -> component.measures().stream())
                            .anyMatch(weighted -> weighted.measure().name().equals(measure.name()))));
        }
    }

    /**
     * The raw figure that a measure looks at.
     *
     * @param means what it counts or tells; a setting is named in quotes
     * @param unit share, ratio, count, days, hours, seconds, yes-no, score, sentiment, answer or nps
     * @param from the lowest that it can be
     * @param to the highest; absent where there is no bound
     */
    @JsonInclude(Include.NON_NULL)
    record FigureEntry(String means, String unit, double from, Double to, boolean higherIsBetter) {

        static FigureEntry of(Figure figure) {
            double to = figure.unit().to();
            return new FigureEntry(
                    figure.means(),
                    figure.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    figure.unit().from(),
                    Double.isInfinite(to) ? null : to,
                    figure.higherIsBetter());
        }
    }

    /**
     * A churn-risk indicator or an expansion opportunity. A risk that has two rules stands here twice: the first that holds
     * decides the severity.
     *
     * @param says when it holds; a setting is named in quotes
     * @param severity if a model says nothing else; absent for an opportunity
     * @param calmDays cleared after its condition was false for so many days, 0 clears at once; absent for an opportunity
     * @param windowDays how many days it looks at; absent where it has no plain window
     * @param events kinds of events that it looks at; none where it looks at the score
     */
    @JsonInclude(Include.NON_NULL)
    record RuleEntry(
            String name,
            String says,
            Severity severity,
            Integer calmDays,
            Integer windowDays,
            Map<String, Object> settings,
            List<String> events,
            String source,
            List<String> usedBy) {

        static RuleEntry risk(Rule rule) {
            return of(rule, rule.calmDays(), Model::risks);
        }

        static RuleEntry opportunity(Rule rule) {
            return of(rule, null, model -> model.expansion().opportunities());
        }

        private static RuleEntry of(Rule rule, Integer calmDays, Function<Model, List<Rule>> rules) {
            var condition = Conditions.named(rule.name());
            return new RuleEntry(
                    rule.name(),
                    condition.says(),
                    rule.severity(),
                    calmDays,
                    days(rule.params()),
                    ModelDocument.settings(rule.params()),
                    condition.events(),
                    rule.source(),
                    presets(model -> rules.apply(model).stream().map(Rule::name).anyMatch(rule.name()::equals)));
        }
    }

    static Catalogue known() {
        var shared = Presets.named(Presets.DEFAULT);
        return new Catalogue(
                Measures.all().stream().map(MeasureEntry::of).toList(),
                shared.risks().stream().map(RuleEntry::risk).toList(),
                shared.expansion().opportunities().stream()
                        .map(RuleEntry::opportunity)
                        .toList());
    }

    private static List<String> presets(Predicate<Model> uses) {
        return Presets.all().stream().filter(uses).map(Model::name).toList();
    }

    private static Integer days(Params settings) {
        return settings.numbers().containsKey("days") ? settings.days() : null;
    }
}
