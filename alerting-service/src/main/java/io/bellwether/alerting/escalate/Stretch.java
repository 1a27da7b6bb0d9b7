package io.bellwether.alerting.escalate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The days on which a task that nobody closes is at a level, as far as time alone decides.
 *
 * @param from the day on which a task is raised is day 1
 * @param to the last of them; null where the level stays
 */
public record Stretch(int from, Integer to, Level level) {

    /** From day 1 on, without gaps. */
    public static List<Stretch> of(Ladder ladder) {
        var begins = new TreeMap<Integer, Level>();
        begins.put(1, ladder.levels().getFirst());
        for (var level : ladder.levels()) {
            var from = ladder.byTime().get(level.name());
            if (from != null) {
                begins.tailMap(from, true).clear(); // no task falls back to a lower level
                begins.put(from, level);
            }
        }
        var stretches = new ArrayList<Stretch>();
        begins.forEach((from, level) -> {
            var next = begins.higherKey(from);
            stretches.add(new Stretch(from, next == null ? null : next - 1, level));
        });
        return stretches;
    }
}
