package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.ExactAmounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An exact amount of monthly recurring revenue: a whole number of 1/{@value #UNITS_PER_MINOR} of the currency's minor
 * unit. Prices by the day, week, month, quarter, half year and year, and most counts of them, divide without rest, so
 * that sums of amounts are exact; see {@code dev.bearing.revenue.PriceState} for what does not divide. A difference of
 * two amounts may be negative.
 *
 * <p>Sums that do not fit a {@code long} (beyond 5.5e13 minor units a month) fail with an {@link ArithmeticException}
 * that says so.
 *
 * @param currency the currency
 * @param units the amount in 1/{@value #UNITS_PER_MINOR} of a minor unit, per month
 */
public record Mrr(CurrencyUnit currency, long units) implements Comparable<Mrr> {

    /** How many units one minor unit of a currency has: 2⁴·3³·5·7·11. */
    public static final long UNITS_PER_MINOR = 166_320;

    /** Refuses a missing currency. */
    public Mrr {
        requireNonNull(currency, "currency");
    }

    /** Returns an amount of nothing. */
    public static Mrr zero(CurrencyUnit currency) {
        return new Mrr(currency, 0);
    }

    /** Returns an amount from its stored form. */
    public static Mrr ofUnits(CurrencyUnit currency, long units) {
        return new Mrr(currency, units);
    }

    /** Returns what {@code money} a month amounts to. */
    public static Mrr of(Money money) {
        requireNonNull(money, "money");
        return of(money.getCurrencyUnit(), money.getAmount());
    }

    /**
     * Returns {@code amount} a month, rounded half-even to a unit where it has more digits than one can hold.
     *
     * @param amount in major units, with at most 18 digits before its point
     * @throws ArithmeticException if it does not fit
     */
    public static Mrr of(CurrencyUnit currency, BigDecimal amount) {
        requireNonNull(currency, "currency");
        requireNonNull(amount, "amount");
        checkArgument(
                (long) amount.precision() - amount.scale() <= 18 && Math.abs((long) amount.scale()) <= 400,
                "amount must have at most 18 digits before its point and 400 after it");
        BigDecimal units = amount.movePointRight(currency.getDecimalPlaces())
                .multiply(BigDecimal.valueOf(UNITS_PER_MINOR))
                .setScale(0, RoundingMode.HALF_EVEN);
        return new Mrr(currency, ExactAmounts.units(currency, units));
    }

    /** Returns the sum of both. @throws CurrencyMismatchException if the currencies differ */
    public Mrr plus(Mrr other) {
        requireNonNull(other, "other");
        return new Mrr(currency, ExactAmounts.plus(currency, units, other.unitsOf(currency)));
    }

    /** Returns this amount less the other. @throws CurrencyMismatchException if the currencies differ */
    public Mrr minus(Mrr other) {
        requireNonNull(other, "other");
        return new Mrr(currency, ExactAmounts.minus(currency, units, other.unitsOf(currency)));
    }

    /** Returns the smaller of both. @throws CurrencyMismatchException if the currencies differ */
    public Mrr min(Mrr other) {
        requireNonNull(other, "other");
        return other.unitsOf(currency) < units ? other : this;
    }

    /** Returns this amount with the other sign. */
    public Mrr negated() {
        return new Mrr(currency, ExactAmounts.minus(currency, 0, units));
    }

    /** Returns this amount times a whole number. */
    public Mrr multipliedBy(long factor) {
        return new Mrr(currency, ExactAmounts.times(currency, units, factor));
    }

    /** Returns whether nothing is paid. */
    public boolean isZero() {
        return units == 0;
    }

    /** Returns whether something is paid. */
    public boolean isPositive() {
        return units > 0;
    }

    /** Returns the amount per month as money, rounded as asked. */
    public Money toMoney(RoundingMode rounding) {
        requireNonNull(rounding, "rounding");
        BigDecimal minor = new BigDecimal(units).divide(BigDecimal.valueOf(UNITS_PER_MINOR), 0, rounding);
        return Money.ofMinor(currency, minor.longValueExact());
    }

    /**
     * Returns the amount in major units: exact where a finite decimal exists, else rounded half-even to 10 digits after
     * the point. It has no trailing zeros beyond the currency's own digits.
     */
    public BigDecimal toDecimal() {
        return decimal(currency, BigInteger.valueOf(units), BigInteger.ONE);
    }

    /** Returns this amount divided by a count, in major units and in the form of {@link #toDecimal()}. */
    public BigDecimal dividedBy(long count) {
        checkArgument(count > 0, "count must be positive, was %s", count);
        return decimal(currency, BigInteger.valueOf(units), BigInteger.valueOf(count));
    }

    /** Returns the amount in major units as the nearest {@code double}, for estimates. */
    public double toDouble() {
        return (double) units / UNITS_PER_MINOR / Math.pow(10, currency.getDecimalPlaces());
    }

    @Override
    public int compareTo(Mrr other) {
        requireNonNull(other, "other");
        return Long.compare(units, other.unitsOf(currency));
    }

    /**
     * Returns the amount and its currency, such as {@code USD 43.33 a month}, rounded half-even to the currency's
     * digits.
     */
    @Override
    public String toString() {
        return toMoney(RoundingMode.HALF_EVEN) + " a month";
    }

    private long unitsOf(CurrencyUnit wanted) {
        if (!currency.equals(wanted)) {
            throw new CurrencyMismatchException(wanted, currency);
        }
        return units;
    }

    private static BigDecimal decimal(CurrencyUnit currency, BigInteger units, BigInteger count) {
        int digits = currency.getDecimalPlaces();
        if (count.equals(BigInteger.ONE) && units.bitLength() < Long.SIZE && units.longValue() % UNITS_PER_MINOR == 0) {
            return BigDecimal.valueOf(units.longValue() / UNITS_PER_MINOR, digits); // whole minor units: nearly always
        }
        BigInteger divisor = count.multiply(BigInteger.valueOf(UNITS_PER_MINOR)).multiply(BigInteger.TEN.pow(digits));
        BigInteger common = units.gcd(divisor);
        BigDecimal dividend = new BigDecimal(units.divide(common));
        BigInteger rest = divisor.divide(common);
        BigDecimal value = hasFiniteDecimal(rest)
                ? dividend.divide(new BigDecimal(rest))
                : dividend.divide(new BigDecimal(rest), 10, RoundingMode.HALF_EVEN);
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < digits ? stripped.setScale(digits) : stripped;
    }

    private static boolean hasFiniteDecimal(BigInteger divisor) {
        BigInteger odd = divisor.shiftRight(divisor.getLowestSetBit());
        BigInteger five = BigInteger.valueOf(5);
        while (odd.mod(five).signum() == 0) {
            odd = odd.divide(five);
        }
        return odd.equals(BigInteger.ONE);
    }
}
