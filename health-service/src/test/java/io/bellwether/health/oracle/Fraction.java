package io.bellwether.health.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** An exact number. A double means the decimal that it is written as: 0.7 is seven tenths. */
record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {

    static final Fraction ZERO = of(0);
    static final Fraction ONE = of(1);

    Fraction {
        var gcd = over.gcd(under).multiply(BigInteger.valueOf(under.signum()));
        over = over.divide(gcd);
        under = under.divide(gcd);
    }

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction of(double decimal) {
        return of(BigDecimal.valueOf(decimal));
    }

    /** Amounts of events count in millionths. */
    static Fraction millionths(double amount) {
        return of(BigDecimal.valueOf(amount).setScale(6, RoundingMode.HALF_UP));
    }

    private static Fraction of(BigDecimal decimal) {
        var whole = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return new Fraction(whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()));
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(of(-1).times(other));
    }

    Fraction times(Fraction other) {
        return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction by(Fraction other) {
        return new Fraction(over.multiply(other.under), under.multiply(other.over));
    }

    Fraction clamped() {
        return below(ZERO) ? ZERO : above(ONE) ? ONE : this;
    }

    boolean above(Fraction other) {
        return compareTo(other) > 0;
    }

    boolean below(Fraction other) {
        return compareTo(other) < 0;
    }

    boolean isZero() {
        return over.signum() == 0;
    }

    int roundedHalfUp() {
        return plus(of(1).by(of(2))).floor();
    }

    private int floor() {
        var parts = over.divideAndRemainder(under);
        return parts[1].signum() < 0 ? parts[0].intValueExact() - 1 : parts[0].intValueExact();
    }

    double value() {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public int compareTo(Fraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    @Override
    public String toString() {
        return over + "/" + under;
    }
}
