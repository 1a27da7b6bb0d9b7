package io.bellwether.health.score;

import io.bellwether.events.Mover;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.score.Score.MeasureScore;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What moved the score from one day to another, and what costs the most points now, in words for a CSM. */
public final class Movers {

    private static final double NOTICEABLE = 0.05;

    private Movers() {}

    /** The measures that changed the score the most, the greatest change first. */
    public static List<Mover> between(Score before, Score now, int most) {
        if (!before.scored() || !now.scored()) {
            return List.of();
        }
        var changes = points(now);
        points(before).forEach((name, points) -> changes.merge(name, -points, Double::sum));
        return changes.entrySet().stream()
                .filter(change -> Math.abs(change.getValue()) >= NOTICEABLE)
                .sorted(Comparator.comparingDouble(change -> -Math.abs(change.getValue())))
                .limit(most)
                .map(change -> mover(change.getKey(), change.getValue(), before))
                .toList();
    }

    /** The measures that keep the most points from the score, the most painful first, as negative points. */
    public static List<Mover> missing(Score now, int most) {
        return now.components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(measure -> measure.full() - measure.points() >= NOTICEABLE)
                .sorted(Comparator.comparingDouble(measure -> measure.points() - measure.full()))
                .limit(most)
                .map(Movers::missing)
                .toList();
    }

    private static Mover missing(MeasureScore measure) {
        double missing = measure.points() - measure.full();
        var words = String.format(
                Locale.ROOT,
                "%s: %d %%, which costs %.1f points",
                capitalised(says(measure.name())),
                Math.round(100 * measure.value()),
                -missing);
        return new Mover(measure.name(), rounded(missing), words);
    }

    private static Mover mover(String name, double change, Score before) {
        var words = String.format(
                Locale.ROOT,
                "%s %s %.1f points since %s",
                capitalised(says(name)),
                change < 0 ? "took" : "gave",
                Math.abs(change),
                before.asOf());
        return new Mover(name, rounded(change), words);
    }

    private static Map<String, Double> points(Score score) {
        var points = new LinkedHashMap<String, Double>();
        for (var component : score.components()) {
            for (var measure : component.measures()) {
                points.merge(measure.name(), measure.points(), Double::sum);
            }
        }
        return points;
    }

    private static String says(String measure) {
        return Measures.named(measure).says();
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static double rounded(double points) {
        return Math.round(points * 100) / 100.0;
    }
}
