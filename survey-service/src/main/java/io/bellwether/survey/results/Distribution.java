package io.bellwether.survey.results;

import io.bellwether.events.Survey;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/** How often each score was given; scores between whole ones can only come from other systems. */
public record Distribution(SortedMap<Double, Long> counts) {

    public Distribution {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** Has each whole score of the survey's scale, with 0 where it was never given. */
    public static Distribution of(Survey.Type survey, Map<Double, Long> given) {
        var counts = new TreeMap<>(given);
        for (int score = survey.lowest(); score <= survey.highest(); score++) {
            counts.putIfAbsent((double) score, 0L);
        }
        return new Distribution(counts);
    }

    public long count() {
        return count(_ -> true);
    }

    public long count(DoublePredicate which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** NaN without answers. */
    public double mean() {
        double sum = counts.entrySet().stream()
                .mapToDouble(entry -> entry.getKey() * entry.getValue())
                .sum();
        return sum / count();
    }
}
