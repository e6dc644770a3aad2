package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.DateRange;
import org.joda.money.CurrencyUnit;

/**
 * What a {@link Metric} is about, whoever the accounts are.
 *
 * @param currency of all amounts
 * @param fingerprint of the conventions under which revenue was counted
 * @param period the days
 * @param complete whether the period was over on the evaluation day; if not, it is measured to date
 */
public record MetricScope(CurrencyUnit currency, String fingerprint, DateRange period, boolean complete) {

    /** Refuses missing parts. */
    public MetricScope {
        requireNonNull(currency, "currency");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(period, "period");
    }
}
