package io.bellwether.alerting.task;

import static java.time.temporal.ChronoUnit.DAYS;

import io.bellwether.events.Severity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The formula of urgency: severity × ARR × days to renewal, each as a factor.
 *
 * @param renewal the first horizon, by days, that the renewal lies within counts; beyond all of them the factor is 1
 */
public record UrgencyRules(Map<Severity, Double> severity, Arr arr, List<Horizon> renewal) {

    public UrgencyRules {
        severity = Map.copyOf(severity);
        renewal =
                renewal.stream().sorted(Comparator.comparingInt(Horizon::days)).toList();
        if (!severity.keySet().equals(EnumSet.allOf(Severity.class))) {
            throw new IllegalArgumentException("urgency needs a factor for each of " + EnumSet.allOf(Severity.class));
        }
        if (severity.values().stream().anyMatch(factor -> !(factor > 0))) {
            throw new IllegalArgumentException("factors of urgency must be above 0");
        }
    }

    /**
     * (ARR / unit) to the power of the exponent, kept between least and most.
     *
     * @param unit the ARR that counts 1
     * @param unknown the factor where the ARR is not known
     */
    public record Arr(double unit, double exponent, double least, double most, double unknown) {

        public Arr {
            if (!(unit > 0 && exponent >= 0 && least > 0 && most >= least && unknown > 0)) {
                throw new IllegalArgumentException("the ARR of urgency needs unit, least, most and unknown above 0");
            }
        }

        double factor(Double arr) {
            return arr == null ? unknown : Math.clamp(Math.pow(arr / unit, exponent), least, most);
        }
    }

    /**
     * A span before the renewal.
     *
     * @param days the renewal is at most so many days away; below 0, it is past
     */
    public record Horizon(int days, double factor) {

        public Horizon {
            if (!(factor > 0)) {
                throw new IllegalArgumentException("factors of urgency must be above 0");
            }
        }
    }

    Urgency of(Severity level, Customer customer, LocalDate today) {
        double byLevel = severity.get(level);
        double byArr = arr.factor(customer.arr());
        int horizon = horizon(customer.renewal(), today);
        double byRenewal = horizon < renewal.size() ? renewal.get(horizon).factor() : 1;
        var how = words("%s ×%.2f", Words.of(level), byLevel)
                + (customer.arr() == null
                        ? words(", ARR not known ×%.2f", byArr)
                        : words(", ARR %,.0f ×%.2f", customer.arr(), byArr))
                + (customer.renewal() == null
                        ? words(", renewal not known ×%.2f", byRenewal)
                        : words(", renewal on %s ×%.2f", customer.renewal(), byRenewal));
        var until = customer.renewal() == null || horizon == 0
                ? null
                : customer.renewal().minusDays(renewal.get(horizon - 1).days());
        return new Urgency(Math.round(byLevel * byArr * byRenewal * 100) / 100.0, how, until);
    }

    /** Which horizon the renewal lies within; their number where it is beyond all, or not known. */
    private int horizon(LocalDate day, LocalDate today) {
        int horizon = 0;
        while (horizon < renewal.size()
                && (day == null
                        || DAYS.between(today, day) > renewal.get(horizon).days())) {
            horizon++;
        }
        return horizon;
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
