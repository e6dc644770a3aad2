package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;

/**
 * What a {@link Metric} is about, whoever the accounts are.
 *
 * @param currency of all amounts
 * @param policy under which revenue was counted
 * @param fingerprint the policy's, and how amounts were converted where they were
 * @param period the days
 * @param complete whether the period was over on the evaluation day; if not, it is measured to date
 * @param maturity whether late facts should be in by now
 * @param asOf the day whose knowledge the accounts' revenue is made of
 */
public record MetricScope(
        CurrencyUnit currency,
        RevenuePolicy policy,
        String fingerprint,
        DateRange period,
        boolean complete,
        Rate.Maturity maturity,
        LocalDate asOf) {

    /** Refuses missing parts. */
    public MetricScope {
        requireNonNull(currency, "currency");
        requireNonNull(policy, "policy");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(period, "period");
        requireNonNull(maturity, "maturity");
        requireNonNull(asOf, "asOf");
    }

    /**
     * Returns the scope of the accounts of a ledger over a period.
     *
     * @throws IllegalArgumentException if the period begins after the ledger's last day
     */
    public static MetricScope of(CurrencyLedger ledger, DateRange period) {
        requireNonNull(period, "period");
        requireNonNull(ledger, "ledger");
        PeriodSpan span = ledger.span(period);
        return new MetricScope(
                ledger.currency(),
                ledger.policy(),
                ledger.fingerprint(),
                period,
                span.complete(),
                span.maturity(),
                ledger.knownAt());
    }

    /** Returns a rate with the names and flags that a ledger gives its own: population, policy, maturity. */
    public Rate named(Rate rate, String population) {
        return new LedgerLabel(fingerprint, policy.minimumBase(), maturity, complete, asOf).on(rate, population);
    }
}
