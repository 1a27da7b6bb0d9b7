package io.bellwether.health.risk;

import io.bellwether.health.measure.Params;
import io.bellwether.health.state.Tally;
import io.bellwether.health.state.Tenure;
import io.bellwether.health.state.View;
import java.math.BigDecimal;
import java.util.Locale;

/** One account and one rule: what a condition may look at. */
public record Subject(View view, Params params, Scores scores) {

    long sum(Tally tally) {
        return view.sum(tally, params.days());
    }

    /** The window before the one that ends now. */
    long sumBefore(Tally tally) {
        return view.daysEarlier(params.days()).sum(tally, params.days());
    }

    double number(String name) {
        return params.number(name);
    }

    int days(String name) {
        return (int) params.number(name);
    }

    /** Days since the account became a customer, or -1 where that is unknown or lies ahead. */
    int daysSinceStart() {
        return Tenure.daysSinceStart(view);
    }

    /** Days until the latest contract ends, negative once it has; {@link Integer#MAX_VALUE} where none is known. */
    int daysToEnd() {
        return Tenure.daysToEnd(view);
    }

    /** Compares a count with a multiple of another, exactly: 126 is not more than 0.7 times 180, as it is in doubles. */
    static int compare(long count, double times, long other) {
        return BigDecimal.valueOf(count).compareTo(BigDecimal.valueOf(times).multiply(BigDecimal.valueOf(other)));
    }

    static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
