package io.bellwether.e2e.faults;

import io.bellwether.e2e.KafkaSide;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Codec;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.events.Expansion;
import io.bellwether.events.Severity;
import io.bellwether.events.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What health has told of the risks and opportunities of accounts, in its order, what was published again only once. */
final class Told {

    static final String RISK = "churn-risk";
    static final String OPPORTUNITY = "expansion";

    /** As tasks rank opportunities that are at least so certain. */
    private static final double CERTAIN = 0.5;

    private static final Set<Severity> SEVERE = Set.of(Severity.CRITICAL, Severity.HIGH);

    /** Where a risk or an opportunity stands. */
    private static final class Course {
        private boolean raised;
        private boolean wasSevere;
        private int returns;
        private Severity severity;

        void raise(Severity as) {
            returns += severity == null || raised ? 0 : 1;
            raised = true;
            severity = as;
            wasSevere |= SEVERE.contains(as);
        }
    }

    private final Map<String, Map<String, Course>> risks = new HashMap<>();
    private final Map<String, Map<String, Course>> opportunities = new HashMap<>();

    private Told() {}

    static Told in(Recording recording) {
        var told = new Told();
        var ids = new HashSet<String>();
        for (var topic : List.of(Topic.CHURN_RISKS, Topic.EXPANSION_TRIGGERS)) {
            for (var record : recording.of(topic)) {
                if (Codec.decode(name -> KafkaSide.header(record, name), record.value()) instanceof Known(var event)
                        && ids.add(event.id())) {
                    told.take(event);
                }
            }
        }
        return told;
    }

    /** What was raised and not cleared. */
    Set<String> raised(String type, String account) {
        return names(type, account, course -> course.raised);
    }

    /** What was cleared, and had come back at least so often before. */
    Set<String> clearedAfter(int returns, String type, String account) {
        return names(type, account, course -> !course.raised && course.returns >= returns);
    }

    /** Whether a risk of the account was raised that mutes its opportunities. */
    boolean hadSevereRisk(String account) {
        return courses(RISK, account).values().stream().anyMatch(course -> course.wasSevere);
    }

    /** As it was raised last. */
    Severity severity(String type, String account, String name) {
        return courses(type, account).get(name).severity;
    }

    private void take(Event event) {
        switch (event.fact()) {
            case ChurnRisk.Raised risk -> course(risks, event, risk.indicator()).raise(risk.severity());
            case ChurnRisk.Cleared risk -> course(risks, event, risk.indicator()).raised = false;
            case Expansion.Raised chance ->
                course(opportunities, event, chance.opportunity()).raise(severity(chance.confidence()));
            case Expansion.Cleared chance -> course(opportunities, event, chance.opportunity()).raised = false;
            default -> throw new IllegalStateException("neither a risk nor an opportunity: " + event);
        }
    }

    private static Severity severity(Double confidence) {
        return confidence != null && confidence >= CERTAIN ? Severity.MEDIUM : Severity.LOW;
    }

    private static Course course(Map<String, Map<String, Course>> of, Event event, String name) {
        return of.computeIfAbsent(event.account(), _ -> new HashMap<>()).computeIfAbsent(name, _ -> new Course());
    }

    private Set<String> names(String type, String account, Predicate<Course> which) {
        var names = new TreeSet<String>();
        courses(type, account).forEach((name, course) -> {
            if (which.test(course)) {
                names.add(name);
            }
        });
        return names;
    }

    private Map<String, Course> courses(String type, String account) {
        return (type.equals(RISK) ? risks : opportunities).getOrDefault(account, Map.of());
    }
}
