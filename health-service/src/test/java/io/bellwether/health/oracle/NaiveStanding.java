package io.bellwether.health.oracle;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is raised and announced for an account that is looked at once a day, from the list of what held on each day. */
final class NaiveStanding {

    private final Recipe recipe;
    private final Model model;
    private final List<Map<String, Severity>> risks = new ArrayList<>();
    private final List<Set<String>> opportunities = new ArrayList<>();
    private final NaiveAnnouncement announcement;

    /** @param model for the calm-downs */
    NaiveStanding(Recipe recipe, Model model) {
        this.recipe = recipe;
        this.model = model;
        this.announcement = new NaiveAnnouncement(recipe);
    }

    /** Looks at the next day; a churned account has nothing raised from that day on. */
    void look(Diary d) {
        if (NaiveScore.churned(d)) {
            risks.clear();
            opportunities.clear();
        }
        var holding = new HashMap<String, Severity>();
        NaiveRisks.holding(d, recipe).forEach(line -> holding.put(line.name(), line.severity()));
        risks.add(holding);
        opportunities.add(new HashSet<>(NaiveExpansion.holding(d, recipe, churnRisk())));
        announcement.look(d);
    }

    Set<String> risks() {
        var raised = new HashSet<String>();
        for (var rule : model.risks()) {
            var held = risks.stream().map(day -> day.containsKey(rule.name())).toList();
            if (NaiveRaising.raisedDaily(held, calmDays(rule.name()))) {
                raised.add(rule.name());
            }
        }
        return raised;
    }

    /** The highest severity that is raised, each as it last held; or null. */
    Severity churnRisk() {
        return risks().stream()
                .map(name -> risks.reversed().stream()
                        .filter(day -> day.containsKey(name))
                        .findFirst()
                        .orElseThrow()
                        .get(name))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    Set<String> opportunities() {
        var raised = new HashSet<String>();
        for (var rule : model.expansion().opportunities()) {
            var held =
                    opportunities.stream().map(day -> day.contains(rule.name())).toList();
            if (NaiveRaising.raisedDaily(held, model.expansion().rearmDays())) {
                raised.add(rule.name());
            }
        }
        return raised;
    }

    Band announced() {
        return announcement.announced();
    }

    /** Whether something is raised that does not hold any more. */
    boolean calming() {
        return !risks.getLast().keySet().containsAll(risks());
    }

    /** Of the first rule of a name. */
    private int calmDays(String risk) {
        return model.risks().stream()
                .filter(rule -> rule.name().equals(risk))
                .findFirst()
                .orElseThrow()
                .calmDays();
    }
}
