package io.bellwether.benchmarks.service;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times that were taken, by any thread, and what they amount to. */
final class Latencies {

    private final ConcurrentLinkedQueue<Long> nanoseconds = new ConcurrentLinkedQueue<>();

    void add(long nanos) {
        nanoseconds.add(nanos);
    }

    int size() {
        return nanoseconds.size();
    }

    double percentile(double percent) {
        return percentile(sorted(), percent);
    }

    /** Milliseconds: p50, p99, p99.9 and the longest. */
    Map<String, Double> milliseconds() {
        var sorted = sorted();
        var figures = new LinkedHashMap<String, Double>();
        figures.put("p50", percentile(sorted, 50));
        figures.put("p99", percentile(sorted, 99));
        figures.put("p99.9", percentile(sorted, 99.9));
        figures.put("max", percentile(sorted, 100));
        figures.put("count", (double) sorted.length);
        return figures;
    }

    private long[] sorted() {
        return nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static double percentile(long[] sorted, double percent) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured: " + Arrays.toString(sorted));
        }
        int index = Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100) - 1);
        return Math.round(sorted[Math.max(0, index)] / 1e4) / 100.0;
    }
}
