package io.bellwether.alerting.escalate;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.joining;

import io.bellwether.alerting.escalate.Sla.Kind;
import io.bellwether.alerting.task.State;
import io.bellwether.events.Severity;
import io.bellwether.events.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a task reaches which level: data, read from {@code escalation.yaml}.
 *
 * <p>A task reaches each level at most once and never falls back, until it is opened again; time, the state of its account and times that were not
 * kept each call for a level, and the highest counts. What is closed does not escalate. While a task is snoozed, its days
 * and its time to be taken up call for nothing; the state of its account and its time to be closed do.
 *
 * @param levels from the first, at which each task begins, to the highest
 * @param fallback roles of whom to tell where nobody has any of a level's
 * @param types of the tasks that escalate
 * @param lateTypes of the tasks that only may not be overdue: then they call for {@code slaLevel}
 * @param byTime by level, from which day on; the day on which it was raised is day 1
 * @param sla by severity
 * @param slaLevel reached where a time is not kept
 */
public record Ladder(
        List<Level> levels,
        List<String> fallback,
        Set<Task.Type> types,
        Set<Task.Type> lateTypes,
        Map<String, Integer> byTime,
        List<StateRule> byState,
        Map<Severity, Sla> sla,
        String slaLevel) {

    /** Calendars of people and rules change: no look lies farther away. */
    private static final Duration FARTHEST = Duration.ofDays(1);

    public Ladder {
        levels = List.copyOf(levels);
        fallback = fallback == null ? List.of() : List.copyOf(fallback);
        types = Set.copyOf(types);
        lateTypes = lateTypes == null ? Set.of() : Set.copyOf(lateTypes);
        byTime = byTime == null ? Map.of() : Map.copyOf(byTime);
        byState = byState == null ? List.of() : List.copyOf(byState);
        sla = Map.copyOf(sla);
        var names = levels.stream().map(Level::name).toList();
        if (names.size() < 2 || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("there must be levels, each of its own name, and more than the first");
        }
        Stream.of(byTime.keySet().stream(), byState.stream().map(StateRule::level), Stream.of(slaLevel))
                .flatMap(it -> it)
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("there is no level " + name);
                });
        if (!sla.keySet().equals(EnumSet.allOf(Severity.class))) {
            throw new IllegalArgumentException("sla must be given for each of " + EnumSet.allOf(Severity.class));
        }
    }

    /** That a level is called for. */
    private record Call(int level, String words) {}

    public Look look(Situation it, Instant now) {
        boolean escalates =
                climbs(it) || lateTypes.contains(it.task().identity().type());
        if (!escalates || it.task().state() instanceof State.Closed) {
            return Look.NOTHING;
        }
        int reached = reached(it);
        var breaches = breaches(it, now);
        var calls = calls(it, breaches, now);
        int highest = calls.stream().mapToInt(Call::level).max().orElse(0);
        int level = Math.max(highest, reached);
        var again = again(it, level, now);
        if (highest <= reached && breaches.isEmpty()) {
            return new Look(Optional.empty(), again);
        }
        boolean isNew = highest > reached;
        int told = isNew ? highest : index(slaLevel);
        var words = isNew
                ? calls.stream()
                        .filter(call -> call.level() == highest)
                        .map(Call::words)
                        .collect(joining(" "))
                : String.join(" ", breaches.values());
        var passed = levels.subList(Math.min(reached + 1, level), level).stream()
                .map(Level::name)
                .toList();
        return new Look(Optional.of(new Escalation(levels.get(told), isNew, passed, breaches, words)), again);
    }

    private List<Call> calls(Situation it, Map<Kind, String> breaches, Instant now) {
        var calls = new ArrayList<Call>();
        long day = DAYS.between(it.owner().dayAt(it.opened()), it.owner().dayAt(now)) + 1;
        byTime.forEach((level, from) -> {
            if (day >= from && countsDays(it)) {
                calls.add(new Call(index(level), "It is day " + day + " since the task was opened."));
            }
        });
        for (var rule : byState) {
            if (climbs(it) && rule.holds(it.account(), it.task())) {
                calls.add(new Call(index(rule.level()), rule.words()));
            }
        }
        breaches.values().forEach(words -> calls.add(new Call(index(slaLevel), words)));
        return calls;
    }

    private Map<Kind, String> breaches(Situation it, Instant now) {
        var breaches = new EnumMap<Kind, String>(Kind.class);
        times(it).forEach((kind, by) -> {
            if (!by.isAfter(now)) {
                var what = kind == Kind.CLOSE ? "closed" : "taken up";
                var words = climbs(it)
                        ? "It should have been %s by %s.".formatted(what, by)
                        : "It is overdue since " + by + ".";
                breaches.put(kind, words);
            }
        });
        return breaches;
    }

    /** By when what has still to be done. */
    private Map<Kind, Instant> times(Situation it) {
        return climbs(it) ? slaTimes(it) : lateTimes(it);
    }

    private Map<Kind, Instant> slaTimes(Situation it) {
        var times = new EnumMap<Kind, Instant>(Kind.class);
        var its = sla.get(it.task().content().severity());
        if (it.task().state().acknowledged() == null
                && isAwake(it)
                && !it.breached().contains(Kind.ACKNOWLEDGE)) {
            times.put(Kind.ACKNOWLEDGE, its.acknowledgeBy(it.owner(), it.opened(), it.woken()));
        }
        if (!it.breached().contains(Kind.CLOSE)) {
            times.put(Kind.CLOSE, closeBy(it, its));
        }
        return times;
    }

    /** What is overdue is told once, whether it is late to be taken up or late by its playbook. */
    private static Map<Kind, Instant> lateTimes(Situation it) {
        if (!it.breached().isEmpty()) {
            return Map.of();
        }
        boolean takenUp = it.task().state().acknowledged() != null;
        var day = takenUp && it.nextStep() != null
                ? it.nextStep()
                : it.task().content().due();
        var end = day.plusDays(1).atStartOfDay(it.owner().zone()).toInstant();
        return Map.of(takenUp ? Kind.CLOSE : Kind.ACKNOWLEDGE, end);
    }

    /** A playbook may take longer than the SLA: whoever has taken the task up and keeps to it is in time. */
    private static Instant closeBy(Situation it, Sla its) {
        var by = its.closeBy(it.owner(), it.opened());
        if (it.nextStep() == null || it.task().state().acknowledged() == null) {
            return by;
        }
        var step = it.owner().endOf(it.owner().working().onOrAfter(it.nextStep()));
        return step.isAfter(by) ? step : by;
    }

    private Instant again(Situation it, int level, Instant now) {
        var opened = it.owner().dayAt(it.opened());
        var days = byTime.entrySet().stream()
                .filter(entry -> index(entry.getKey()) > level && countsDays(it))
                .map(entry -> opened.plusDays(entry.getValue() - 1)
                        .atStartOfDay(it.owner().zone())
                        .toInstant());
        return Stream.concat(days, times(it).values().stream())
                .filter(time -> time.isAfter(now))
                .min(Instant::compareTo)
                .map(time -> time.isAfter(now.plus(FARTHEST)) ? now.plus(FARTHEST) : time)
                .orElse(null);
    }

    private boolean climbs(Situation it) {
        return types.contains(it.task().identity().type());
    }

    private boolean countsDays(Situation it) {
        return climbs(it) && isAwake(it);
    }

    private static boolean isAwake(Situation it) {
        return it.task().state() instanceof State.Active;
    }

    private int reached(Situation it) {
        int reached = 0;
        for (int i = 0; i < levels.size(); i++) {
            if (it.reached().contains(levels.get(i).name())) {
                reached = i;
            }
        }
        return reached;
    }

    private int index(String level) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).name().equals(level)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no level " + level);
    }
}
