package io.bellwether.health.score;

import io.bellwether.events.Band;
import io.bellwether.health.state.Newest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How an account does, and why.
 *
 * @param scored whether there was enough data and the account has not churned; otherwise exact and band say nothing
 * @param exact 0 to 100, unrounded
 * @param coverage share of the model's weight with data, 0 to 1
 * @param band null where not scored
 */
public record Score(
        LocalDate asOf, boolean scored, double exact, double coverage, Band band, List<ComponentScore> components) {

    /** Absorbs the rounding errors of summing: 79.5 is 80 even if its parts add up to 79.49999999999999. */
    private static final double EPSILON = 1e-9;

    /** The shown score: half-up. */
    public int rounded() {
        return (int) Math.floor(exact + 0.5 + EPSILON);
    }

    public static int rounded(double exact) {
        return (int) Math.floor(exact + 0.5 + EPSILON);
    }

    /**
     * A component's part.
     *
     * @param weight as the model has it
     * @param value 0..1, or NaN without data
     * @param label what the model calls such a value, or null
     * @param points what it gives to the score; all points add up to it
     */
    public record ComponentScore(
            String name, double weight, double value, String label, double points, List<MeasureScore> measures) {}

    /**
     * A measure's part.
     *
     * @param weight within its component, as the model has it
     * @param value 0..1, or NaN without data
     * @param points what it gives to the score
     * @param full what it would give with the value 1
     * @param inputs the raw numbers; empty unless asked for
     * @param events the newest events behind the value; empty unless asked for, null where they are no longer known
     * @param incomplete whether the value lacks counts of days that are forgotten; false unless asked for
     */
    public record MeasureScore(
            String name,
            double weight,
            double value,
            double points,
            double full,
            Map<String, Double> inputs,
            List<Newest.Seen> events,
            boolean incomplete) {

        public boolean hasData() {
            return !Double.isNaN(value);
        }

        /** The same with what it gives to the score. */
        MeasureScore giving(double ownPoints, double fullPoints) {
            return new MeasureScore(name, weight, value, ownPoints, fullPoints, inputs, events, incomplete);
        }
    }
}
