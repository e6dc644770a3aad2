package dev.bearing.revenue;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction in lowest terms, with a positive denominator. */
record Fraction(BigInteger numerator, BigInteger denominator) {

    static final Fraction ZERO = of(0, 1);

    Fraction {
        BigInteger common = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static Fraction of(BigDecimal decimal) {
        BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(other.times(of(-1, 1)));
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction max(Fraction other) {
        return minus(other).numerator.signum() < 0 ? other : this;
    }

    boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** The whole number nearest to this one; of two equally near, the even one. */
    long halfEven() {
        BigInteger below = numerator.subtract(numerator.mod(denominator)).divide(denominator);
        int half = numerator.mod(denominator).shiftLeft(1).compareTo(denominator);
        boolean up = half > 0 || half == 0 && below.testBit(0);
        return (up ? below.add(BigInteger.ONE) : below).longValueExact();
    }
}
