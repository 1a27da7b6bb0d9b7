package io.bellwether.benchmarks.workload;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Numbers from 0 on, of which the n-th comes with a probability in proportion to 1 / (n + 1)^exponent. */
final class Zipf {

    private final double[] cumulated;

    Zipf(int numbers, double exponent) {
        cumulated = new double[numbers];
        double sum = 0;
        for (int i = 0; i < numbers; i++) {
            sum += Math.pow(i + 1.0, -exponent);
            cumulated[i] = sum;
        }
    }

    int next(RandomGenerator random) {
        double wanted = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, wanted);
        return found >= 0 ? found : -found - 1;
    }
}
