package io.bellwether.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What a run of the pipeline gave; medians of the repeats.
 *
 * @param ratios ours to theirs, by events a second until all were applied
 * @param settledRatios the same until nothing was left to do: the health-service judges accounts of a backlog after it, its
 *     peers as they go
 * @param latencyMs of the run that measures latency, where one is at hand
 */
record Results(
        String machine,
        List<Run> runs,
        Map<String, Double> ratios,
        Map<String, Double> settledRatios,
        JsonNode latencyMs) {

    static final String OURS = "health-service";

    /** The medians of one subject. */
    record Run(
            String name,
            long eventsPerSecond,
            long settledEventsPerSecond,
            Pass.Cpu cpuSecondsPerMillion,
            long peakMiB,
            int repeats) {

        static Run of(String name, List<Pass> passes) {
            return new Run(
                    name,
                    Math.round(median(passes, Pass::eventsPerSecond)),
                    Math.round(median(passes, Pass::settledEventsPerSecond)),
                    new Pass.Cpu(
                            median(passes, pass -> perMillion(pass).service()),
                            median(passes, pass -> perMillion(pass).postgres()),
                            median(passes, pass -> perMillion(pass).broker())),
                    Math.round(median(passes, Pass::peakMiB)),
                    passes.size());
        }
    }

    /** Ours to each of the others. */
    static Map<String, Double> ratios(List<Run> runs, ToLongFunction<Run> rate) {
        var ratios = new LinkedHashMap<String, Double>();
        var ours = runs.stream().filter(run -> run.name().equals(OURS)).findAny();
        for (var run : runs) {
            if (ours.isPresent() && !run.name().equals(OURS)) {
                double ratio = (double) rate.applyAsLong(ours.get()) / rate.applyAsLong(run);
                ratios.put(run.name(), Math.round(ratio * 1000) / 1000.0);
            }
        }
        return ratios;
    }

    static double median(List<Pass> passes, ToDoubleFunction<Pass> figure) {
        var sorted = new ArrayList<>(passes.stream().map(figure::applyAsDouble).toList());
        sorted.sort(Comparator.naturalOrder());
        double value = sorted.get(sorted.size() / 2);
        double median = sorted.size() % 2 == 1 ? value : (value + sorted.get(sorted.size() / 2 - 1)) / 2;
        return Math.round(median * 100) / 100.0;
    }

    private static Pass.Cpu perMillion(Pass pass) {
        return pass.cpuSeconds().perMillion(pass.events());
    }
}
