package io.bellwether.health.score;

import static java.util.stream.Collectors.joining;

import io.bellwether.events.Mover;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.score.Score.MeasureScore;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What moved the score from one day to another, and what costs the most points now, in words for a CSM. */
public final class Movers {

    private static final double NOTICEABLE = 0.05;
    private static final Set<String> ABBREVIATIONS = Set.of("arr", "kpis", "nps", "p1", "p2");
    private static final Pattern BEFORE_A_CAPITAL = Pattern.compile("(?=\\p{Lu})");

    private Movers() {}

    /** The measures that changed the score the most, the greatest change first. */
    public static List<Mover> between(ScoredDay before, ScoredDay now, int most) {
        if (!before.score().scored() || !now.score().scored()) {
            return List.of();
        }
        var changes = points(now.score());
        points(before.score()).forEach((name, points) -> changes.merge(name, -points, Double::sum));
        return changes.entrySet().stream()
                .filter(change -> Math.abs(change.getValue()) >= NOTICEABLE)
                .sorted(Comparator.comparingDouble(change -> -Math.abs(change.getValue())))
                .limit(most)
                .map(change -> mover(change.getKey(), change.getValue(), before, now))
                .toList();
    }

    /** The measures that keep the most points from the score, the most painful first, as negative points. */
    public static List<Mover> missing(ScoredDay now, int most) {
        return now.score().components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(measure -> measure.full() - measure.points() >= NOTICEABLE)
                .sorted(Comparator.comparingDouble(measure -> measure.points() - measure.full()))
                .limit(most)
                .map(measure -> missing(measure, now))
                .toList();
    }

    private static Mover missing(MeasureScore measure, ScoredDay now) {
        double missing = measure.points() - measure.full();
        var words = String.format(
                Locale.ROOT,
                "%s costs %.1f points%s",
                capitalised(says(measure.name())),
                -missing,
                raw(now.inputs(measure.name()), Map.of()));
        return new Mover(measure.name(), rounded(missing), words);
    }

    private static Mover mover(String name, double change, ScoredDay before, ScoredDay now) {
        var words = String.format(
                Locale.ROOT,
                "%s %s %.1f points since %s%s",
                capitalised(says(name)),
                change < 0 ? "lost" : "gained",
                Math.abs(change),
                before.score().asOf(),
                raw(now.inputs(name), before.inputs(name)));
        return new Mover(name, rounded(change), words);
    }

    /** The raw numbers behind it, with those of before where they were others. */
    private static String raw(Map<String, Double> now, Map<String, Double> before) {
        return now.isEmpty()
                ? ""
                : now.entrySet().stream()
                        .map(input -> words(input.getKey())
                                + " "
                                + number(input.getValue())
                                + was(input.getValue(), before.get(input.getKey())))
                        .collect(joining(", ", ": ", ""));
    }

    private static String was(double now, Double before) {
        return before == null || number(before).equals(number(now)) ? "" : " (was " + number(before) + ")";
    }

    /** At most one digit after the point. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        double tenths = Math.round(10 * value) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }

    /** Of the name of an input: "licensedUsers" is "licensed users". */
    private static String words(String name) {
        return ABBREVIATIONS.contains(name)
                ? name.toUpperCase(Locale.ROOT)
                : BEFORE_A_CAPITAL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
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
