package io.bellwether.alerting.play;

import java.util.Set;

/**
 * Which playbook a task gets; what is empty does not narrow it.
 *
 * @param types such as churn-risk
 * @param segments of the account
 * @param plans of the calendar: the one that holds for tasks of the type, such as three-months
 * @param confidenceFrom of the account's renewal, 0 to 1; null does not narrow it
 */
public record Choice(
        Set<String> types,
        Set<String> reasons,
        Set<String> severities,
        Set<String> bands,
        Set<String> segments,
        Set<String> plans,
        Double confidenceFrom,
        String playbook) {

    public Choice {
        types = types == null ? Set.of() : Set.copyOf(types);
        reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
        bands = bands == null ? Set.of() : Set.copyOf(bands);
        segments = segments == null ? Set.of() : Set.copyOf(segments);
        plans = plans == null ? Set.of() : Set.copyOf(plans);
    }

    /**
     * What a playbook is sought for.
     *
     * @param band null where the account is not scored
     * @param segment null where unknown
     * @param plan of the calendar for tasks of the type; null where it has no plans for them
     * @param confidence of the account's renewal, 0 to 1; null where unknown
     */
    public record Case(
            String type, String reason, String severity, String band, String segment, String plan, Double confidence) {}

    public boolean fits(Case it) {
        return holds(types, it.type())
                && holds(reasons, it.reason())
                && holds(severities, it.severity())
                && holds(bands, it.band())
                && holds(segments, it.segment())
                && holds(plans, it.plan())
                && (confidenceFrom == null || (it.confidence() != null && it.confidence() >= confidenceFrom));
    }

    private static boolean holds(Set<String> wanted, String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
