package dev.bearing.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An exact amount of annual recurring revenue: twelve times what recurs a month.
 *
 * @param monthly what recurs a month
 */
public record Arr(Mrr monthly) implements Comparable<Arr> {

    private static final int MONTHS = 12;

    /** @throws ArithmeticException if twelve times the amount does not fit, beyond 5.5e13 minor units a year */
    public Arr {
        requireNonNull(monthly, "monthly");
        monthly.multipliedBy(MONTHS);
    }

    /** Returns the year of what recurs a month. */
    public static Arr of(Mrr monthly) {
        return new Arr(monthly);
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return monthly.currency();
    }

    /** Returns the amount per year as money, rounded as asked. */
    public Money toMoney(RoundingMode rounding) {
        return annual().toMoney(rounding);
    }

    /** Returns the amount per year in major units, in the form of {@link Mrr#toDecimal()}. */
    public BigDecimal toDecimal() {
        return annual().toDecimal();
    }

    /** Returns the amount per year in major units as the nearest {@code double}, for estimates. */
    public double toDouble() {
        return annual().toDouble();
    }

    private Mrr annual() {
        return monthly.multipliedBy(MONTHS);
    }

    @Override
    public int compareTo(Arr other) {
        return monthly.compareTo(other.monthly);
    }

    /**
     * Returns the amount and its currency, such as {@code USD 520.00 a year}, rounded half-even to the currency's
     * digits.
     */
    @Override
    public String toString() {
        return toMoney(RoundingMode.HALF_EVEN) + " a year";
    }
}
