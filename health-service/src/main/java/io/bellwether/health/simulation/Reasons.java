package io.bellwether.health.simulation;

import io.bellwether.health.measure.Measures;
import io.bellwether.health.score.Score;
import io.bellwether.health.simulation.Outcome.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which measures make the difference between two models' scores of the same account. */
final class Reasons {

    private static final int MOST = 3;
    private static final double NOTICEABLE = 0.005;

    private Reasons() {}

    /** The measures that differ the most, the greatest difference first. */
    static List<Reason> between(Score before, Score after) {
        var was = points(before);
        var is = points(after);
        var names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        return names.stream()
                .map(name -> reason(name, was.get(name), is.get(name)))
                .filter(reason -> Math.abs(reason.points()) >= NOTICEABLE)
                .sorted(Comparator.comparingDouble(reason -> -Math.abs(reason.points())))
                .limit(MOST)
                .toList();
    }

    /** The points are null where a model does not weigh the measure, or has no data for it. */
    private static Reason reason(String name, Double was, Double is) {
        double difference = (is == null ? 0 : is) - (was == null ? 0 : was);
        return new Reason(name, difference, capitalised(Measures.named(name).says()) + ": " + words(was, is) + ".");
    }

    private static String words(Double was, Double is) {
        if (was == null) {
            return say("gives %.1f points, none by the present model", is);
        }
        return is == null
                ? say("gives no points, %.1f by the present model", was)
                : say("gives %.1f points, %.1f by the present model", is, was);
    }

    private static Map<String, Double> points(Score score) {
        var points = new TreeMap<String, Double>();
        for (var component : score.components()) {
            for (var measure : component.measures()) {
                if (measure.hasData()) {
                    points.merge(measure.name(), measure.points(), Double::sum);
                }
            }
        }
        return points;
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
