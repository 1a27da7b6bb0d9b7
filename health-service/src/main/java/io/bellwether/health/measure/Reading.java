package io.bellwether.health.measure;

import io.bellwether.health.state.Tally;
import io.bellwether.health.state.View;

/** One measure at work on one account: what it may look at, its settings, and where it notes its inputs. */
public record Reading(View view, Params params, Inputs inputs) {

    /** Notes an input and passes it on. */
    double note(String name, double value) {
        inputs.note(name, value);
        return value;
    }

    /** Notes and gives the sum over the window of the measure. */
    double sum(String name, Tally tally) {
        return note(name, view.sum(tally, params.days()));
    }

    /** The ratio of two noted inputs, clamped to 0..1; no data where the denominator is zero or unknown. */
    static double ratio(double numerator, double denominator) {
        return denominator > 0 ? clamp(numerator / denominator) : Measure.NO_DATA;
    }

    static double clamp(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
