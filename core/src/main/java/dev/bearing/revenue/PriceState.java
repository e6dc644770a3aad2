package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.FactFields;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription costs from a day on. A subscription is a chain of price states that never overlap; a new price,
 * plan, quantity or status is a new state. States, not invoices, are the source of recurring revenue: proration,
 * refunds and credits never enter.
 *
 * <pre>{@code
 * PriceState.builder("sub-1", AccountId.of("acme"), LocalDate.of(2026, 1, 1))
 *         .price("1200", CurrencyUnit.USD).every(BillingInterval.YEAR).plan("business").build()
 *         .mrr();                                                   // USD 100.00 a month
 * }</pre>
 *
 * @param subscriptionId the subscription
 * @param accountId who pays
 * @param from the first day
 * @param to the first day it no longer holds, later than {@code from}; empty while it goes on
 * @param amount the price of one unit for one bill, in major units, 0 or more; may have more digits than the currency;
 *     trailing zeros are dropped, so that 10 and 10.00 are the same price
 * @param currency the currency
 * @param interval how often it is billed
 * @param intervalCount a bill every so many intervals, at least 1
 * @param quantity how many units (seats, say), 0 or more
 * @param plan the plan, where there is one
 * @param discount what is taken off each bill
 * @param status what it stands for
 * @param cancelRequestedOn the day the customer asked to end it
 * @param billingEndsOn the first day for which the billing system no longer counts it, where that is before {@code to}:
 *     a year paid in advance is served to its end, but its subscription is closed at once. After {@code from}; empty:
 *     the same as {@code to}. Read under {@link RevenuePolicy.Recognition#BILLING_END}
 * @param reason why it began or ends, in the vendor's words; a policy may say what they mean, see {@link ReasonWords}
 * @param recordedOn the day this became known
 */
public record PriceState(
        String subscriptionId,
        AccountId accountId,
        LocalDate from,
        Optional<LocalDate> to,
        BigDecimal amount,
        CurrencyUnit currency,
        BillingInterval interval,
        int intervalCount,
        long quantity,
        Optional<String> plan,
        Optional<Discount> discount,
        PriceStatus status,
        Optional<LocalDate> cancelRequestedOn,
        Optional<LocalDate> billingEndsOn,
        Optional<String> reason,
        LocalDate recordedOn)
        implements AccountFact {

    private static final int MOST_DIGITS = 18;

    /** The least number of units that has too many digits. */
    static final long TOO_MANY_UNITS = 1_000_000_000_000_000_000L;

    private static final IntervalFactors STRICT = IntervalFactors.YEAR_365;

    /**
     * @throws IllegalArgumentException if a part is out of its range, or the monthly amount too large to hold exactly
     */
    public PriceState {
        FactFields.checkId("subscriptionId", subscriptionId);
        requireNonNull(accountId, "accountId");
        requireNonNull(to, "to");
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
        requireNonNull(interval, "interval");
        requireNonNull(status, "status");
        requireNonNull(plan, "plan");
        requireNonNull(discount, "discount");
        requireNonNull(cancelRequestedOn, "cancelRequestedOn");
        requireNonNull(billingEndsOn, "billingEndsOn");
        requireNonNull(reason, "reason");
        Days.check("from", from);
        to.ifPresent(day -> {
            Days.check("to", day);
            checkArgument(day.isAfter(from), "to must be after from = %s, was %s", from, day);
        });
        checkArgument(amount.signum() >= 0, "amount must not be negative, was %s", amount);
        checkDigits("amount", amount);
        amount = plain(amount);
        checkArgument(intervalCount >= 1, "intervalCount must be at least 1, was %s", intervalCount);
        checkArgument(quantity >= 0, "quantity must not be negative, was %s", quantity);
        cancelRequestedOn.ifPresent(day -> Days.check("cancelRequestedOn", day));
        checkBillingEnd(from, to, billingEndsOn);
        Days.check("recordedOn", recordedOn);
        try {
            exactUnits(STRICT, amount, currency, interval, intervalCount, quantity, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("subscription " + subscriptionId + ": " + e.getMessage(), e);
        }
    }

    private static void checkBillingEnd(LocalDate from, Optional<LocalDate> to, Optional<LocalDate> billingEndsOn) {
        billingEndsOn.ifPresent(day -> {
            Days.check("billingEndsOn", day);
            checkArgument(day.isAfter(from), "billingEndsOn must be after from = %s, was %s", from, day);
            to.ifPresent(end ->
                    checkArgument(!day.isAfter(end), "billingEndsOn must not be after to = %s, was %s", end, day));
        });
    }

    /**
     * Returns a builder of a state of one unit, billed monthly, active, known since the day it began. Its price has no
     * default: it must be set, also where it is 0.
     */
    public static Builder builder(String subscriptionId, AccountId accountId, LocalDate from) {
        return new Builder(subscriptionId, accountId, from);
    }

    /** Returns this state as one that became known on {@code day}. */
    public PriceState withRecordedOn(LocalDate day) {
        return new Builder(this, accountId).recordedOn(day).build();
    }

    /** Returns this state as one of another account. */
    PriceState withAccountId(AccountId id) {
        return id.equals(accountId) ? this : new Builder(this, id).build();
    }

    /** Returns this state as one that is paid. */
    PriceState paid() {
        return new Builder(this, accountId).status(PriceStatus.ACTIVE).build();
    }

    /** Returns this state, ending on a day or earlier. */
    PriceState endingBy(LocalDate day) {
        if (to.filter(end -> !end.isAfter(day)).isPresent()) {
            return this;
        }
        Builder cut = new Builder(this, accountId).to(day);
        cut.billingEndsOn = billingEndsOn.filter(day::isAfter);
        return cut.build();
    }

    @Override
    public Object key() {
        return List.of(subscriptionId, from);
    }

    @Override
    public LocalDate effectiveOn() {
        return from;
    }

    @Override
    public LocalDate newestDay() {
        LocalDate newest = Days.later(from, recordedOn);
        return cancelRequestedOn.map(day -> Days.later(newest, day)).orElse(newest);
    }

    /**
     * Returns this state as known on a day: its end is known from {@code to} or {@code cancelRequestedOn}, if earlier;
     * the end of its billing from {@code billingEndsOn} or {@code cancelRequestedOn}, likewise.
     */
    @Override
    public PriceState asKnownOn(LocalDate day) {
        boolean cancelKnown = cancelRequestedOn.filter(on -> !on.isAfter(day)).isPresent();
        boolean endKnown = cancelKnown || to.filter(end -> !end.isAfter(day)).isPresent();
        boolean billingKnown =
                cancelKnown || billingEndsOn.filter(end -> !end.isAfter(day)).isPresent();
        if ((endKnown || to.isEmpty())
                && (cancelKnown || cancelRequestedOn.isEmpty())
                && (billingKnown || billingEndsOn.isEmpty())) {
            return this;
        }
        Builder known = new Builder(this, accountId);
        known.to = endKnown ? to : Optional.empty();
        known.cancelRequestedOn = cancelKnown ? cancelRequestedOn : Optional.empty();
        known.billingEndsOn = billingKnown ? billingEndsOn : Optional.empty();
        known.reason = endKnown ? reason : Optional.empty();
        return known.build();
    }

    /**
     * Returns what it amounts to a month without a discount: amount × quantity × bills a month (in a
     * {@linkplain IntervalFactors#YEAR_365 year of 365 days}), rounded half-even once where that is no whole number of
     * units.
     */
    public Mrr mrr() {
        return units(Optional.empty());
    }

    /** Returns what it amounts to a month while its discount lasts; without a discount the same as {@link #mrr()}. */
    public Mrr discountedMrr() {
        return units(discount);
    }

    /** Returns whether {@link #discountedMrr()} had to be rounded, by at most half of 1/166 320 of a minor unit. */
    public boolean isRounded() {
        return exactUnits(STRICT, amount, currency, interval, intervalCount, quantity, discount).rounded;
    }

    /** What it amounts to a month under other factors, in units of {@link Mrr}. */
    long units(IntervalFactors factors, boolean discounted) {
        Optional<Discount> off = discounted ? discount : Optional.empty();
        return exactUnits(factors, amount, currency, interval, intervalCount, quantity, off).units;
    }

    /** What an amount times a quantity comes to a month on terms of many price states. */
    static long units(IntervalFactors factors, PriceTerms terms, BigDecimal amount, long quantity, boolean discounted) {
        return exactUnits(
                        factors,
                        amount,
                        terms.currency(),
                        terms.interval(),
                        terms.intervalCount(),
                        quantity,
                        discounted ? terms.discount() : Optional.empty())
                .units;
    }

    private Mrr units(Optional<Discount> off) {
        return Mrr.ofUnits(
                currency, exactUnits(STRICT, amount, currency, interval, intervalCount, quantity, off).units);
    }

    private record Units(long units, boolean rounded) {}

    private static Units exactUnits(
            IntervalFactors factors,
            BigDecimal amount,
            CurrencyUnit currency,
            BillingInterval interval,
            int intervalCount,
            long quantity,
            Optional<Discount> discount) {
        BigDecimal bill = amount.multiply(BigDecimal.valueOf(quantity));
        if (discount.isPresent()) {
            BigDecimal percent = discount.get().percentOff().orElse(BigDecimal.ZERO);
            bill = bill.multiply(BigDecimal.valueOf(100).subtract(percent)).movePointLeft(2);
            bill = bill.subtract(discount.get().amountOff().orElse(BigDecimal.ZERO))
                    .max(BigDecimal.ZERO);
        }
        BigDecimal dividend = bill.movePointRight(currency.getDecimalPlaces())
                .multiply(BigDecimal.valueOf(Mrr.UNITS_PER_MINOR * factors.numerator(interval)));
        BigInteger scaled = dividend.unscaledValue();
        BigInteger divisor = BigInteger.valueOf((long) factors.denominator(interval) * intervalCount);
        if (dividend.scale() > 0) {
            divisor = divisor.multiply(BigInteger.TEN.pow(dividend.scale()));
        } else {
            scaled = scaled.multiply(BigInteger.TEN.pow(-dividend.scale()));
        }
        BigDecimal units = new BigDecimal(scaled).divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN);
        boolean rounded = scaled.mod(divisor).signum() != 0;
        if (units.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException(tooLarge(amount, currency, quantity));
        }
        return new Units(units.longValueExact(), rounded);
    }

    private static String tooLarge(BigDecimal amount, CurrencyUnit currency, long quantity) {
        return "a price must come to less than "
                + Mrr.ofUnits(currency, TOO_MANY_UNITS).toMoney(RoundingMode.DOWN)
                + " a month to be held exactly, was amount "
                + amount
                + " times quantity "
                + quantity;
    }

    static void checkDigits(String name, BigDecimal number) {
        checkArgument(
                Math.abs((long) number.scale()) <= 10L * MOST_DIGITS
                        && (long) number.precision() - number.scale() <= MOST_DIGITS,
                "%s must have at most %s digits before its point",
                name,
                MOST_DIGITS);
    }

    /** Drops trailing zeros after the point, so that equal numbers are equal facts. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Builds a price state; the order of calls does not matter. A price must be set. */
    public static final class Builder {

        private final String subscriptionId;
        private final AccountId accountId;
        private final LocalDate from;
        private Optional<LocalDate> to = Optional.empty();
        private @Nullable BigDecimal amount;
        private @Nullable CurrencyUnit currency;
        private BillingInterval interval = BillingInterval.MONTH;
        private int intervalCount = 1;
        private long quantity = 1;
        private Optional<String> plan = Optional.empty();
        private Optional<Discount> discount = Optional.empty();
        private PriceStatus status = PriceStatus.ACTIVE;
        private Optional<LocalDate> cancelRequestedOn = Optional.empty();
        private Optional<LocalDate> billingEndsOn = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private LocalDate recordedOn;

        private Builder(String subscriptionId, AccountId accountId, LocalDate from) {
            this.subscriptionId = requireNonNull(subscriptionId, "subscriptionId");
            this.accountId = requireNonNull(accountId, "accountId");
            this.from = requireNonNull(from, "from");
            this.recordedOn = from;
        }

        /** Every part of a state but its account. */
        private Builder(PriceState state, AccountId accountId) {
            this(state.subscriptionId, accountId, state.from);
            to = state.to;
            amount = state.amount;
            currency = state.currency;
            interval = state.interval;
            intervalCount = state.intervalCount;
            quantity = state.quantity;
            plan = state.plan;
            discount = state.discount;
            status = state.status;
            cancelRequestedOn = state.cancelRequestedOn;
            billingEndsOn = state.billingEndsOn;
            reason = state.reason;
            recordedOn = state.recordedOn;
        }

        /** Sets the first day it no longer holds. */
        public Builder to(LocalDate day) {
            to = Optional.of(requireNonNull(day, "to"));
            return this;
        }

        /** Sets the price of one unit for one bill, in major units. */
        public Builder price(BigDecimal value, CurrencyUnit unit) {
            amount = requireNonNull(value, "price");
            currency = requireNonNull(unit, "currency");
            return this;
        }

        /**
         * Sets the price of one unit for one bill, in major units, from text such as {@code "12.50"}.
         *
         * @throws IllegalArgumentException if it is no number: digits, and a point where there are parts of a unit
         */
        public Builder price(String value, CurrencyUnit unit) {
            return price(FactFields.parse("price", value), unit);
        }

        /** Sets how often it is billed. */
        public Builder every(BillingInterval value) {
            return every(1, value);
        }

        /** Sets how often it is billed: {@code every(2, WEEK)}. */
        public Builder every(int count, BillingInterval value) {
            intervalCount = count;
            interval = requireNonNull(value, "interval");
            return this;
        }

        /** Sets how many units. */
        public Builder quantity(long value) {
            quantity = value;
            return this;
        }

        /** Sets the plan. */
        public Builder plan(String value) {
            plan = Optional.of(requireNonNull(value, "plan"));
            return this;
        }

        /** Sets what is taken off each bill. */
        public Builder discount(Discount value) {
            discount = Optional.of(requireNonNull(value, "discount"));
            return this;
        }

        /** Sets what it stands for. */
        public Builder status(PriceStatus value) {
            status = requireNonNull(value, "status");
            return this;
        }

        /** Sets the day the customer asked to end it. */
        public Builder cancelRequestedOn(LocalDate day) {
            cancelRequestedOn = Optional.of(requireNonNull(day, "cancelRequestedOn"));
            return this;
        }

        /** Sets the first day for which the billing system no longer counts it, where that is not its end. */
        public Builder billingEndsOn(LocalDate day) {
            billingEndsOn = Optional.of(requireNonNull(day, "billingEndsOn"));
            return this;
        }

        /** Sets why it began or ends. */
        public Builder reason(String value) {
            reason = Optional.of(requireNonNull(value, "reason"));
            return this;
        }

        /** Sets the day this became known. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /**
         * Returns the price state.
         *
         * @throws IllegalArgumentException if no price was set, or a part is out of its range
         */
        public PriceState build() {
            if (amount == null || currency == null) {
                throw new IllegalArgumentException(
                        "the price of subscription " + subscriptionId + " must be set, 0 where it is free");
            }
            return new PriceState(
                    subscriptionId,
                    accountId,
                    from,
                    to,
                    amount,
                    currency,
                    interval,
                    intervalCount,
                    quantity,
                    plan,
                    discount,
                    status,
                    cancelRequestedOn,
                    billingEndsOn,
                    reason,
                    recordedOn);
        }
    }
}
