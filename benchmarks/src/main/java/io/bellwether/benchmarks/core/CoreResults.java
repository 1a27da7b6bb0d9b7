package io.bellwether.benchmarks.core;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * What the core costs.
 *
 * @param nanoseconds mean of an operation
 * @param error half of the 99.9 % confidence interval, as JMH gives it
 * @param ratios what has a bar: score to six events decoded, fold to one event decoded, both by Jackson alone
 */
@JsonPropertyOrder({"machine", "ratios"})
record CoreResults(
        String machine,
        Map<String, Double> ratios,
        Footprint footprint,
        Map<String, Double> nanoseconds,
        Map<String, Double> error) {

    static Map<String, Double> ratios(Map<String, Double> nanoseconds) {
        return Map.of(
                "score-to-decoding-six",
                nanoseconds.get("score") / nanoseconds.get("decodeSixByJackson"),
                "fold-to-decoding-one",
                nanoseconds.get("fold") / nanoseconds.get("decodeByJackson"));
    }
}
