package io.bellwether.health.measure;

import java.util.List;

/**
 * The raw figure that a measure looks at, before it becomes a value from 0 to 1.
 *
 * @param means what it counts or tells, in words; a setting is named in quotes, such as 'target'
 * @param higherIsBetter whether more of it gives a higher value; else less does
 * @param events the kinds of events that it is made of; {@code account.*} stands for all kinds of account events
 * @param source the source documents that ask for it
 */
public record Figure(Unit unit, String means, boolean higherIsBetter, List<String> events, String source) {

    /** What a figure is told in, and its range. */
    public enum Unit {
        /** A part of a whole. */
        SHARE(0, 1),
        /** A multiple of something else. */
        RATIO(0, Double.POSITIVE_INFINITY),
        COUNT(0, Double.POSITIVE_INFINITY),
        DAYS(0, Double.POSITIVE_INFINITY),
        HOURS(0, Double.POSITIVE_INFINITY),
        SECONDS(0, Double.POSITIVE_INFINITY),
        /** 1 for yes, 0 for no. */
        YES_NO(0, 1),
        /** A judgement that someone else made. */
        SCORE(0, 1),
        SENTIMENT(-1, 1),
        /** An answer to a survey. */
        ANSWER(1, 5),
        NPS(-100, 100);

        private final double from;
        private final double to;

        Unit(double from, double to) {
            this.from = from;
            this.to = to;
        }

        public double from() {
            return from;
        }

        /** Infinite where there is no bound. */
        public double to() {
            return to;
        }
    }

    static Figure higher(Unit unit, String means, String events, String source) {
        return new Figure(unit, means, true, List.of(events.split(" ")), source);
    }

    static Figure lower(Unit unit, String means, String events, String source) {
        return new Figure(unit, means, false, List.of(events.split(" ")), source);
    }
}
