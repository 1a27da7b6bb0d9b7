package io.bellwether.health.score;

import io.bellwether.health.score.Score.ComponentScore;
import io.bellwether.health.score.Score.MeasureScore;
import io.bellwether.health.state.Newest;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a score between two days, measure by measure: the changes add up to the difference of the scores. */
public final class Comparison {

    /** Far below what is shown, far above what rounding leaves. */
    private static final double NOTHING = 1e-9;

    private Comparison() {}

    /**
     * A measure whose points changed.
     *
     * @param before null where the measure is new to the model
     * @param now null where it is no longer part of the model
     * @param points gained, or lost where negative
     * @param events the newest events behind it that came after the earlier day; none where the calendar or the weight alone
     *     did it, or where {@code now} was not explained; null where they are no longer known
     */
    public record Change(
            String component, MeasureScore before, MeasureScore now, double points, List<Newest.Seen> events) {

        public String measure() {
            return now == null ? before.name() : now.name();
        }

        /** Whether the value of either day lacks counts that are forgotten. */
        public boolean incomplete() {
            return (before != null && before.incomplete()) || (now != null && now.incomplete());
        }
    }

    private record Place(String component, String measure) {}

    /** All changes, the greatest first; none unless both are scored. */
    public static List<Change> between(Score before, Score now) {
        if (!before.scored() || !now.scored()) {
            return List.of();
        }
        var earlier = measures(before);
        var changes = new ArrayList<Change>();
        measures(now).forEach((place, measure) -> changes.add(change(place, earlier.remove(place), measure, before)));
        earlier.forEach((place, measure) -> changes.add(change(place, measure, null, before)));
        changes.removeIf(change -> Math.abs(change.points()) < NOTHING);
        changes.sort(Comparator.comparingDouble(change -> -Math.abs(change.points())));
        return changes;
    }

    private static Change change(Place place, MeasureScore before, MeasureScore now, Score then) {
        var events = now == null ? List.<Newest.Seen>of() : since(now.events(), then);
        return new Change(place.component(), before, now, points(now) - points(before), events);
    }

    private static List<Newest.Seen> since(List<Newest.Seen> events, Score then) {
        if (events == null) {
            return null;
        }
        var end = then.asOf().plusDays(1).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
        return events.stream()
                .filter(event -> event.time().getEpochSecond() >= end)
                .toList();
    }

    private static double points(MeasureScore measure) {
        return measure == null ? 0 : measure.points();
    }

    private static Map<Place, MeasureScore> measures(Score score) {
        var measures = new LinkedHashMap<Place, MeasureScore>();
        for (ComponentScore component : score.components()) {
            for (var measure : component.measures()) {
                measures.put(new Place(component.name(), measure.name()), measure);
            }
        }
        return measures;
    }
}
