package io.bellwether.survey.results;

/** Where the true value lies with 95 % confidence. */
public record Interval(double low, double high) {

    private static final double Z = 1.96;

    /** Wilson's interval for a share, from 0 to 1: stays sensible for few answers and for shares near the ends. */
    static Interval wilson(long hits, long n) {
        double share = (double) hits / n;
        double spread = Z * Z / n;
        double centre = (share + spread / 2) / (1 + spread);
        double margin = Z * Math.sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread);
        return new Interval(Math.max(0, centre - margin), Math.min(1, centre + margin));
    }

    /** For the NPS, from -100 to 100: the variance of an answer that counts 1, 0 or -1. */
    static Interval nps(long promoters, long detractors, long n) {
        double p = (double) promoters / n;
        double d = (double) detractors / n;
        double margin = Z * Math.sqrt(Math.max(0, p + d - (p - d) * (p - d)) / n);
        return new Interval(Math.max(-1, p - d - margin), Math.min(1, p - d + margin)).times(100);
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
