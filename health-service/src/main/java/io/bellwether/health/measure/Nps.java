package io.bellwether.health.measure;

import io.bellwether.health.state.Field;
import io.bellwether.health.state.View;

/**
 * The Net Promoter Score of an account: the latest answer of each contact in a window.
 *
 * @param value -100 to 100, or NaN without answers
 */
public record Nps(int answers, double value) {

    public static Nps of(View view, int days) {
        int promoters = 0;
        int detractors = 0;
        var latest = view.all(Field.NPS_ANSWER, days).values();
        for (var answer : latest) {
            if (answer.number() >= 9) {
                promoters++;
            } else if (answer.number() <= 6) {
                detractors++;
            }
        }
        return new Nps(latest.size(), latest.isEmpty() ? Double.NaN : 100.0 * (promoters - detractors) / latest.size());
    }
}
