package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.FxTable;
import dev.bearing.revenue.RevenueLedger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The currency in which a review adds up all others, by the book's exchange rates.
 *
 * @param currency the currency to convert into
 * @param policy at which rates; absent: {@linkplain FxPolicy#constant constant}, at those of the review's day
 * @param inverses whether a pair without a rate of its own takes 1 / that of the opposite direction
 * @param maxRateAgeDays for how many days after its own a rate may stand in, 0 or more;
 *     {@value FxTable#USUAL_MAX_AGE_DAYS} unless said otherwise
 */
public record ReportingCurrency(
        CurrencyUnit currency, Optional<FxPolicy> policy, boolean inverses, int maxRateAgeDays) {

    /** @throws IllegalArgumentException if {@code maxRateAgeDays} is negative */
    public ReportingCurrency {
        requireNonNull(currency, "currency");
        requireNonNull(policy, "policy");
        checkArgument(maxRateAgeDays >= 0, "maxRateAgeDays must not be negative, was %s", maxRateAgeDays);
    }

    /** Returns a currency with the rates of the review's day for all days. */
    public static ReportingCurrency of(CurrencyUnit currency) {
        return new ReportingCurrency(currency, Optional.empty(), false, FxTable.USUAL_MAX_AGE_DAYS);
    }

    /** Returns this currency with other rates. */
    public ReportingCurrency withPolicy(FxPolicy value) {
        return new ReportingCurrency(currency, Optional.of(value), inverses, maxRateAgeDays);
    }

    /** Returns this currency with inverse rates allowed. */
    public ReportingCurrency withInverses() {
        return new ReportingCurrency(currency, policy, true, maxRateAgeDays);
    }

    /** Returns this currency, for which a rate may stand in for {@code days} days after its own, 0 or more. */
    public ReportingCurrency withMaxRateAgeDays(int days) {
        return new ReportingCurrency(currency, policy, inverses, days);
    }

    /** Returns the policy that applies in a review of a day. */
    public FxPolicy policyOn(LocalDate asOf) {
        return policy.orElseGet(() -> FxPolicy.constant(asOf));
    }

    void checkKnownOn(LocalDate asOf) {
        if (policyOn(asOf) instanceof FxPolicy.Constant constant) {
            checkArgument(
                    !constant.rateDate().isAfter(asOf),
                    "revenue.fx.rateDate must not be after the day of the review, %s, was %s",
                    asOf,
                    constant.rateDate());
        }
    }

    CurrencyLedger convert(RevenueLedger ledger, Collection<FxRate> rates) {
        FxTable table = FxTable.of(rates, ledger.asOf()).notOlderThan(maxRateAgeDays);
        return ledger.convertedTo(currency, policyOn(ledger.asOf()), inverses ? table.withInverses() : table);
    }
}
