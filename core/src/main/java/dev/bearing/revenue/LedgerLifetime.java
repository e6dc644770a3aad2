package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;
import java.time.YearMonth;

/** What a customer of a ledger is worth: ARPA on its last day over the churn of its last months. */
final class LedgerLifetime {

    /** Over how many complete months churn is pooled. */
    static final int MONTHS = 12;

    private LedgerLifetime() {}

    static Answer<LifetimeValue> value(CurrencyLedger ledger, double grossMargin) {
        return ledger.arpaOn(ledger.asOf()).flatMap(arpa -> {
            double exact = ledger.mrrOn(ledger.asOf()).toDouble() / ledger.customersOn(ledger.asOf());
            return ConstantChurn.ofChurn(ledger.lifetimeValueChurn(), RatePeriod.MONTH)
                    .withGrossMargin(grossMargin)
                    .value(EstimatedMoney.of(ledger.currency(), exact), RatePeriod.MONTH);
        });
    }

    static Rate churn(CurrencyLedger ledger) {
        return pooledMonthlyChurn(ledger, lastCompleteMonth(ledger), MONTHS, population(ledger.policy()));
    }

    static Rate pooledMonthlyChurn(
            CurrencyLedger ledger, YearMonth last, int months, RevenuePolicy.Population population) {
        checkArgument(months >= 1, "months must be at least 1, was %s", months);
        Rate pooled = ledger.logoChurn(DateRange.of(last), population);
        for (int i = 1; i < months; i++) {
            pooled = ledger.logoChurn(DateRange.of(last.minusMonths(i)), population)
                    .plus(pooled);
        }
        return pooled;
    }

    /** The last month that was over on the evaluation day. */
    static YearMonth lastCompleteMonth(CurrencyLedger ledger) {
        YearMonth month = YearMonth.from(ledger.asOf());
        return ledger.span(DateRange.of(month)).complete() ? month : month.minusMonths(1);
    }

    /** Whose churn ends a lifetime: of those available to renew it is no churn of a month. */
    static RevenuePolicy.Population population(RevenuePolicy policy) {
        return policy.logoPopulation() == RevenuePolicy.Population.AVAILABLE_TO_RENEW
                ? RevenuePolicy.Population.CLOSED_COHORT
                : policy.logoPopulation();
    }
}
