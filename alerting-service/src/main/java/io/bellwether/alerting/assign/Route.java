package io.bellwether.alerting.assign;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.task.Desk.Work;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.util.Collections;
import java.util.Set;

/**
 * Where tasks of some accounts go. Exactly one of person, role and pool is given; empty conditions do not narrow.
 *
 * @param tags the account has one of them
 * @param role whoever has it and is the least loaded
 * @param continues whether later routes count where this one leads to nobody who is there; else the default pool does
 */
public record Route(
        String name,
        Set<String> segments,
        Set<String> regions,
        Set<String> tags,
        Set<Task.Type> types,
        Set<String> reasons,
        Set<Severity> severities,
        String person,
        String role,
        String pool,
        boolean continues) {

    public Route {
        segments = segments == null ? Set.of() : Set.copyOf(segments);
        regions = regions == null ? Set.of() : Set.copyOf(regions);
        tags = tags == null ? Set.of() : Set.copyOf(tags);
        types = types == null ? Set.of() : Set.copyOf(types);
        reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
        if (name == null || name.isBlank() || name.length() > Routes.LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a route needs a name of at most " + Routes.LONGEST_NAME + " characters");
        }
        if ((person == null ? 0 : 1) + (role == null ? 0 : 1) + (pool == null ? 0 : 1) != 1) {
            throw new IllegalArgumentException("route " + name + " needs exactly one of person, role and pool");
        }
    }

    boolean matches(Work work, Account account) {
        return holds(segments, work.customer().segment())
                && holds(regions, account.region())
                && (tags.isEmpty() || !Collections.disjoint(tags, account.tags()))
                && holds(types, work.identity().type())
                && holds(reasons, work.identity().reason())
                && holds(severities, work.severity());
    }

    private static <T> boolean holds(Set<T> wanted, T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
