package io.bellwether.health.model;

import java.util.Set;

/**
 * What a setting may be. It goes by the setting's name, which means the same wherever it stands; beyond it a measure would
 * never have data, or a rule hold always or never.
 *
 * @param from the lowest number
 * @param open whether that number itself is too low
 * @param to the highest
 */
record Range(double from, boolean open, double to, boolean whole) {

    static final Range DAYS = whole(1, 3_660);
    static final Range ANY = between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final Range PHASE = whole(0, 3_660);
    private static final Range COUNT = whole(1, 1_000_000);
    private static final Range PART = between(0, 1);
    private static final Range POINTS = between(0, 100);
    private static final Range NPS = between(-100, 100);
    private static final Range NPS_ANSWER = between(0, 10);
    private static final Range MULTIPLE = between(0, 1_000);
    private static final Range DIVISOR = new Range(0, true, Double.POSITIVE_INFINITY, false);

    /** @param all the names of the settings that stand beside it, and its own */
    static Range of(String name, Set<String> all) {
        return switch (name) {
            case "days" -> DAYS;
            case "phase" -> PHASE;
            case "answers", "atLeast", "mentions", "topic" -> COUNT;
            case "attendance", "breadth", "executives", "from", "late", "plain", "satisfied", "seats" -> PART;
            case "below" -> all.contains("from") ? PART : NPS;
            case "nps" -> NPS;
            case "detractor" -> NPS_ANSWER;
            case "points" -> POINTS;
            case "ratio", "roi" -> MULTIPLE;
            case "executiveTarget", "seconds", "share", "target" -> DIVISOR;
            default -> name.endsWith("Days") ? DAYS : ANY;
        };
    }

    /** The number at a place, or one that is refused there. */
    double read(Part part) {
        if (whole) {
            return part.whole((int) from, (int) to);
        }
        if (open) {
            double number = part.number();
            part.check(!(number <= from), "must be above " + (long) from);
            return number;
        }
        return part.number(from, to);
    }

    private static Range whole(int from, int to) {
        return new Range(from, false, to, true);
    }

    private static Range between(double from, double to) {
        return new Range(from, false, to, false);
    }
}
