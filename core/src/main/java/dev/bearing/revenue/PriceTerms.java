package dev.bearing.revenue;

import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What many price states have in common: all of a price state but who, when, how much and how many.
 *
 * @param currency the currency
 * @param interval how often it is billed
 * @param intervalCount a bill every so many intervals
 * @param plan the plan
 * @param status what it stands for
 * @param discount what is taken off each bill
 * @param reason in the vendor's words
 * @param billingEndsOn the first day that no bill covers, where that is not its end
 * @param scale how many digits after the point the amounts have, at least the currency's
 * @param odd the amount itself where no {@code long} of that scale holds it
 */
record PriceTerms(
        CurrencyUnit currency,
        BillingInterval interval,
        int intervalCount,
        Optional<String> plan,
        PriceStatus status,
        Optional<Discount> discount,
        Optional<String> reason,
        Optional<LocalDate> billingEndsOn,
        int scale,
        Optional<BigDecimal> odd) {

    /** What {@link #wholeUnits} gives where a unit of the amount is no whole number of units a month. */
    static final long NOT_WHOLE = 0;

    private static final int MOST_DIGITS = 18;

    /** The terms of one price state. */
    static PriceTerms of(PriceState state) {
        int scale = Math.max(state.amount().scale(), state.currency().getDecimalPlaces());
        boolean fits = fits(state.amount(), scale);
        return new PriceTerms(
                state.currency(),
                state.interval(),
                state.intervalCount(),
                state.plan(),
                state.status(),
                state.discount(),
                state.reason(),
                state.billingEndsOn(),
                scale,
                fits ? Optional.empty() : Optional.of(state.amount()));
    }

    /** Whether a {@code long} of that scale holds the amount. */
    static boolean fits(BigDecimal amount, int scale) {
        return (long) amount.precision() - amount.scale() + scale <= MOST_DIGITS;
    }

    /** The amount in the form of its column. */
    long unscaled(BigDecimal amount) {
        return odd.isPresent() ? 0 : amount.movePointRight(scale).longValueExact();
    }

    /** The amount of a price state in the form of its column: as a {@code long} of this scale. */
    BigDecimal amount(long unscaled) {
        return odd.orElseGet(() -> BigDecimal.valueOf(unscaled, scale));
    }

    /** Whether equal amounts in their columns are equal amounts. */
    boolean isSameForm(PriceTerms other) {
        return scale == other.scale && odd.equals(other.odd);
    }

    /** Returns the units a month of one unit of the amount, where these are whole and nothing is taken off. */
    long wholeUnits(IntervalFactors factors) {
        if (odd.isPresent() || scale != currency.getDecimalPlaces()) {
            return NOT_WHOLE;
        }
        long dividend = Mrr.UNITS_PER_MINOR * factors.numerator(interval);
        long divisor = (long) factors.denominator(interval) * intervalCount;
        return dividend % divisor == 0 ? dividend / divisor : NOT_WHOLE;
    }

    /** Returns the units a month of a price, rounded half-even once. */
    long units(IntervalFactors factors, long unscaled, long quantity, boolean discounted) {
        return PriceState.units(factors, this, amount(unscaled), quantity, discounted);
    }

    /** Returns what an amount times a quantity makes, by the fast way if it is one. */
    long units(IntervalFactors factors, long whole, long unscaled, long quantity) {
        long fast = wholeUnits(whole, unscaled, quantity);
        return fast >= 0 ? fast : units(factors, unscaled, quantity, false);
    }

    /** The same by whole units, or less than 0 where it takes the long way. */
    static long wholeUnits(long whole, long unscaled, long quantity) {
        if (whole != NOT_WHOLE) {
            long units = unscaled * quantity;
            if (Math.multiplyHigh(unscaled, quantity) == 0 && units >= 0) {
                long product = units * whole;
                if (Math.multiplyHigh(units, whole) == 0 && product >= 0 && product < PriceState.TOO_MANY_UNITS) {
                    return product;
                }
            }
        }
        return -1;
    }
}
