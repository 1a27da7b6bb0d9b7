package io.bellwether.health.simulation;

import io.bellwether.health.simulation.Outcome.Sample;
import java.util.ArrayList;
import java.util.List;

/** Counts accounts and remembers the first of them. */
final class Tallied {

    private static final int MOST = 50;

    private long count;
    private final List<String> first = new ArrayList<>();

    void add(String account) {
        count++;
        if (first.size() < MOST) {
            first.add(account);
        }
    }

    long count() {
        return count;
    }

    Sample sample() {
        return new Sample(count, List.copyOf(first));
    }
}
