package io.bellwether.alerting.decide;

import io.bellwether.alerting.task.Identity;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How signals are decided: data, read from {@code decisions.yaml}.
 *
 * @param timings the first that fits counts; the last one fits all
 */
public record DecisionRules(List<Timing> timings, Flapping flapping, List<Inhibition> inhibitions, Budget budget) {

    public DecisionRules {
        timings = List.copyOf(timings);
        inhibitions = List.copyOf(inhibitions);
        if (timings.isEmpty() || !timings.getLast().fitsAll()) {
            throw new IllegalArgumentException("the last of the timings must name neither types nor reasons");
        }
        if (flapping == null || budget == null) {
            throw new IllegalArgumentException("flapping and budget must be given");
        }
    }

    Timing timing(Identity identity) {
        return timings.stream()
                .filter(timing -> timing.fits(identity))
                .findFirst()
                .orElseThrow();
    }

    /**
     * How soon something may end and come back.
     *
     * @param types empty or absent for all, as the reasons
     * @param settle for how long it must stay cleared before its task is resolved
     * @param coolDown what comes back within this time after it resolved itself disturbs nobody
     */
    public record Timing(Set<Task.Type> types, Set<String> reasons, Duration settle, Duration coolDown) {

        public Timing {
            types = types == null ? Set.of() : Set.copyOf(types);
            reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
            if (settle == null || settle.isNegative() || coolDown == null || coolDown.isNegative()) {
                throw new IllegalArgumentException("settle and cool-down must be given, and not be negative");
            }
        }

        boolean fits(Identity identity) {
            return (types.isEmpty() || types.contains(identity.type()))
                    && (reasons.isEmpty() || reasons.contains(identity.reason()));
        }

        boolean fitsAll() {
            return types.isEmpty() && reasons.isEmpty();
        }
    }

    /**
     * When something comes and goes too often.
     *
     * @param returns so many within the time are too many
     * @param settle for how long it then must stay cleared
     */
    public record Flapping(int returns, Duration within, Duration settle) {

        public Flapping {
            if (returns < 1 || within == null || settle == null || settle.isNegative()) {
                throw new IllegalArgumentException(
                        "flapping needs returns of at least 1, within, and settle that is not negative");
            }
        }
    }

    /**
     * While a task of the source is open, nothing of the target becomes a task of the same account.
     *
     * @param name what people know it by
     */
    public record Inhibition(String name, Matcher source, Matcher target) {

        public Inhibition {
            if (name == null || source == null || target == null) {
                throw new IllegalArgumentException("an inhibition needs a name, a source and a target");
            }
        }
    }

    /** What is meant; what is empty or absent does not narrow it. */
    public record Matcher(Set<Task.Type> types, Set<String> reasons, Set<Severity> severities) {

        public Matcher {
            types = types == null ? Set.of() : Set.copyOf(types);
            reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
            severities = severities == null ? Set.of() : Set.copyOf(severities);
        }

        boolean fits(Identity identity, Severity severity) {
            return (types.isEmpty() || types.contains(identity.type()))
                    && (reasons.isEmpty() || reasons.contains(identity.reason()))
                    && (severities.isEmpty() || severities.contains(severity));
        }
    }

    /**
     * How many new tasks, or tasks that come back, a week may bring to a CSM.
     *
     * @param perWeek null for no limit
     * @param of by CSM, where it is another number
     * @param breakThrough what is this severe comes at any time, and counts
     */
    public record Budget(Integer perWeek, Map<String, Integer> of, Set<Severity> breakThrough) {

        public Budget {
            of = of == null ? Map.of() : Map.copyOf(of);
            breakThrough = breakThrough == null ? Set.of() : Set.copyOf(breakThrough);
            if ((perWeek != null && perWeek < 1) || of.values().stream().anyMatch(limit -> limit < 1)) {
                throw new IllegalArgumentException("a budget must be at least 1 per week");
            }
        }

        /** Null for no limit. */
        Integer limit(String csm) {
            return of.getOrDefault(csm, perWeek);
        }
    }
}
