package io.bellwether.health;

import io.bellwether.health.AssignmentDocument.ModelChoice;
import io.bellwether.health.verdict.Phases.Phase;
import io.bellwether.problems.Problem.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds all that is wrong with an assignment of models. */
final class AssignmentCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int LONGEST_LIST = 100;
    private static final int LATEST_DAY = 36_500;

    private final Map<String, Set<Integer>> published;
    private final List<Fault> faults = new ArrayList<>();

    private AssignmentCheck(Map<String, Set<Integer>> published) {
        this.published = published;
    }

    /** @param published versions by model name */
    static List<Fault> faults(AssignmentDocument document, Map<String, Set<Integer>> published) {
        var check = new AssignmentCheck(published);
        check.document(document);
        return check.faults;
    }

    private void document(AssignmentDocument document) {
        var phases = phases(document.phases());
        if (document.standard() == null) {
            fault("/default", "must name the model of accounts that no rule fits");
        } else {
            choice("/default", document.standard());
        }
        var rules = document.rules() == null ? List.<AssignmentDocument.RuleDocument>of() : document.rules();
        check(rules.size() <= LONGEST_LIST, "/rules", "must be at most " + LONGEST_LIST);
        for (int i = 0; i < rules.size(); i++) {
            var at = "/rules/" + i;
            var rule = rules.get(i);
            if (rule == null) {
                fault(at, "must be a rule");
                continue;
            }
            choice(at, rule.choice());
            check(
                    !rule.segments().isEmpty() || !rule.phases().isEmpty(),
                    at,
                    "must name segments or phases; what is for all accounts is the default");
            for (int j = 0; j < rule.segments().size(); j++) {
                var segment = rule.segments().get(j);
                check(segment != null && !segment.isBlank(), at + "/segments/" + j, "must be a segment");
            }
            for (int j = 0; j < rule.phases().size(); j++) {
                check(phases.contains(rule.phases().get(j)), at + "/phases/" + j, "must be one of " + phases);
            }
        }
    }

    private void choice(String at, ModelChoice choice) {
        var versions = choice.model() == null ? null : published.get(choice.model());
        if (versions == null) {
            fault(at + "/model", "must be a model with a published version: " + new TreeSet<>(published.keySet()));
        } else if (choice.version() != null) {
            check(
                    versions.contains(choice.version()),
                    at + "/version",
                    "must be a published version of " + choice.model() + ": " + new TreeSet<>(versions));
        }
    }

    private Set<String> phases(List<Phase> phases) {
        var names = new TreeSet<String>();
        check(!phases.isEmpty() && phases.size() <= LONGEST_LIST, "/phases", "must be 1 to " + LONGEST_LIST);
        var seen = new HashSet<String>();
        for (int i = 0; i < phases.size(); i++) {
            var at = "/phases/" + i;
            var phase = phases.get(i);
            if (phase == null) {
                fault(at, "must be a phase");
                continue;
            }
            boolean named = phase.name() != null && NAME.matcher(phase.name()).matches();
            check(named, at + "/name", "must be a short lower-case name");
            check(!named || seen.add(phase.name()), at + "/name", "another phase has that name");
            if (named) {
                names.add(phase.name());
            }
            begins(at, phase);
            phases.subList(0, i).stream()
                    .filter(before -> before != null && hides(phase, before))
                    .findFirst()
                    .ifPresent(before -> fault(
                            at, "hides " + before.name() + ": an account is in the last phase that it has reached"));
        }
        return names;
    }

    /** Whether it is reached wherever one before it in the list is. */
    private static boolean hides(Phase phase, Phase before) {
        if (phase.from() != null && before.from() != null && phase.yearly() == before.yearly()) {
            return phase.from() <= before.from();
        }
        return phase.beforeEnd() != null && before.beforeEnd() != null && phase.beforeEnd() >= before.beforeEnd();
    }

    private void begins(String at, Phase phase) {
        check(
                (phase.from() == null) != (phase.beforeEnd() == null),
                at,
                "must have either from, a day since the start, or beforeEnd, days before the contract's end");
        check(within(phase.from()), at + "/from", "must be from 0 to " + LATEST_DAY);
        check(within(phase.beforeEnd()), at + "/beforeEnd", "must be from 0 to " + LATEST_DAY);
        check(
                !phase.yearly() || (phase.from() != null && phase.from() < 365),
                at + "/yearly",
                "needs a from below 365, a day of the contract year");
    }

    private static boolean within(Integer days) {
        return days == null || (days >= 0 && days <= LATEST_DAY);
    }

    private void check(boolean holds, String pointer, String detail) {
        if (!holds) {
            fault(pointer, detail);
        }
    }

    private void fault(String pointer, String detail) {
        faults.add(new Fault(detail, pointer));
    }
}
