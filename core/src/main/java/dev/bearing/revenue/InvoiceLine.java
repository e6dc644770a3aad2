package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.FactFields;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * A recurring line of an invoice, for hosts that have invoices and no price states: what was charged for a stretch of
 * days, perhaps only a part of the billing period, and what price that means.
 *
 * <pre>{@code
 * InvoiceLine.builder("s-1", AccountId.of("acme"), DateRange.of(upgrade, renewal))     // 100 of 365 days
 *         .amount(new BigDecimal("273.97"), CurrencyUnit.USD).every(BillingInterval.YEAR).build()
 *         .mrr();                                                                     // USD 83.33 a month
 * }</pre>
 *
 * <p>Price states are the better source: an invoice that is late, or a credit, is no change of the price. Credits and
 * refunds are refused; lines for usage and one-off charges must be left out.
 *
 * @param subscriptionId the subscription
 * @param accountId who pays
 * @param service the days that were charged for
 * @param fullService the whole billing period they are a part of, or the same days
 * @param amount what was charged, tax included, in major units, 0 or more
 * @param tax the tax in it, at most the amount
 * @param currency of both
 * @param interval how often the plan is billed
 * @param intervalCount a bill every so many intervals, at least 1
 * @see <a href="https://dev.chartmogul.com/docs/how-mrr-is-calculated-from-prorated-invoices">ChartMogul on MRR from
 *     prorated invoices</a>
 */
public record InvoiceLine(
        String subscriptionId,
        AccountId accountId,
        DateRange service,
        DateRange fullService,
        BigDecimal amount,
        BigDecimal tax,
        CurrencyUnit currency,
        BillingInterval interval,
        int intervalCount) {

    /** @throws IllegalArgumentException if a part is out of its range, or the service has no end or is no part */
    public InvoiceLine {
        requireNonNull(service, "service");
        requireNonNull(fullService, "fullService");
        requireNonNull(amount, "amount");
        requireNonNull(tax, "tax");
        FactFields.checkId("subscriptionId", subscriptionId);
        requireNonNull(accountId, "accountId");
        requireNonNull(currency, "currency");
        requireNonNull(interval, "interval");
        checkArgument(service.end().isPresent(), "service must have an end, was %s", service);
        checkArgument(
                !fullService.from().isAfter(service.from()) && !fullService.to().isBefore(service.to()),
                "fullService must hold service = %s, was %s",
                service,
                fullService);
        checkArgument(fullService.end().isPresent(), "fullService must have an end, was %s", fullService);
        checkArgument(tax.signum() >= 0, "tax must not be negative, was %s", tax);
        checkArgument(amount.compareTo(tax) >= 0, "amount must be at least the tax = %s, was %s", tax, amount);
        PriceState.checkDigits("amount", amount);
        checkArgument(intervalCount >= 1, "intervalCount must be at least 1, was %s", intervalCount);
    }

    /** Returns a builder of a line of amount 0, billed monthly, for days that end with their billing period. */
    public static Builder builder(String subscriptionId, AccountId accountId, DateRange service) {
        return new Builder(subscriptionId, accountId, service);
    }

    /**
     * Returns what it amounts to a month, rounded half-even to the currency's smallest unit: (amount − tax) × bills a
     * month × days of the full period ÷ days charged for.
     */
    public Mrr mrr() {
        IntervalFactors factors = IntervalFactors.YEAR_365;
        BigDecimal dividend = amount.subtract(tax)
                .multiply(BigDecimal.valueOf(factors.numerator(interval)))
                .multiply(BigDecimal.valueOf(fullService.days()));
        BigDecimal divisor = BigDecimal.valueOf(factors.denominator(interval))
                .multiply(BigDecimal.valueOf(intervalCount))
                .multiply(BigDecimal.valueOf(service.days()));
        BigDecimal monthly = dividend.divide(divisor, new MathContext(40, RoundingMode.HALF_EVEN));
        return Mrr.of(currency, monthly.setScale(currency.getDecimalPlaces(), RoundingMode.HALF_EVEN));
    }

    /**
     * Returns the price state this stands for: {@link #mrr()} a month over the days charged for. The next line of the
     * subscription goes on where this one ends; a line that comes late leaves a gap. A line that charges for the rest
     * of a period beside one that covers all of it overlaps with that, which a ledger refuses: where both go on give it
     * a subscription of its own, and where it takes the place of the other let that one end where it begins.
     */
    public PriceState toPriceState() {
        return PriceState.builder(subscriptionId, accountId, service.from())
                .to(service.to())
                .price(mrr().toDecimal(), currency)
                .build();
    }

    /** Builds a line; the order of calls does not matter. */
    public static final class Builder {

        private final String subscriptionId;
        private final AccountId accountId;
        private final DateRange service;
        private Optional<DateRange> fullService = Optional.empty();
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal tax = BigDecimal.ZERO;
        private CurrencyUnit currency = CurrencyUnit.USD;
        private BillingInterval interval = BillingInterval.MONTH;
        private int intervalCount = 1;

        private Builder(String subscriptionId, AccountId accountId, DateRange service) {
            this.subscriptionId = requireNonNull(subscriptionId, "subscriptionId");
            this.accountId = requireNonNull(accountId, "accountId");
            this.service = requireNonNull(service, "service");
        }

        /** Sets what was charged, tax included, in major units. */
        public Builder amount(BigDecimal value, CurrencyUnit unit) {
            amount = requireNonNull(value, "amount");
            currency = requireNonNull(unit, "currency");
            return this;
        }

        /** Sets the tax in it. */
        public Builder tax(BigDecimal value) {
            tax = requireNonNull(value, "tax");
            return this;
        }

        /** Sets how often the plan is billed. */
        public Builder every(BillingInterval value) {
            return every(1, value);
        }

        /** Sets how often the plan is billed: {@code every(2, WEEK)}. */
        public Builder every(int count, BillingInterval value) {
            intervalCount = count;
            interval = requireNonNull(value, "interval");
            return this;
        }

        /** Sets the whole billing period; by default the one that ends with the days charged for. */
        public Builder fullService(DateRange value) {
            requireNonNull(value, "fullService");
            fullService = Optional.of(value);
            return this;
        }

        /** Returns the line. */
        public InvoiceLine build() {
            return new InvoiceLine(
                    subscriptionId,
                    accountId,
                    service,
                    fullService.orElseGet(this::periodThatEndsWithTheService),
                    amount,
                    tax,
                    currency,
                    interval,
                    intervalCount);
        }

        private DateRange periodThatEndsWithTheService() {
            checkArgument(service.end().isPresent(), "service must have an end, was %s", service);
            LocalDate from = interval.after(service.to(), -intervalCount);
            return from.isBefore(service.from()) ? DateRange.of(from, service.to()) : service;
        }
    }
}
