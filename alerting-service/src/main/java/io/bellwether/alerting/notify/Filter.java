package io.bellwether.alerting.notify;

import io.bellwether.events.Severity;
import java.util.Set;

/**
 * What an endpoint is told of.
 *
 * @param occasions empty or absent for all, as the two that follow
 * @param types of tasks, such as churn-risk
 */
public record Filter(Set<Occasion> occasions, Set<Severity> severities, Set<String> types) {

    public static final Filter ALL = new Filter(null, null, null);

    public Filter {
        occasions = occasions == null ? Set.of() : Set.copyOf(occasions);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
        types = types == null ? Set.of() : Set.copyOf(types);
    }

    boolean matches(Notice notice) {
        return (occasions.isEmpty() || occasions.contains(notice.occasion()))
                && (severities.isEmpty() || severities.contains(notice.severity()))
                && (types.isEmpty() || types.contains(notice.type()));
    }
}
