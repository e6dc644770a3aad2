package dev.bearing.review;

import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.FxTable;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The currency in which costs are, the one the vendor reports in or the only one there is, and what an amount in
 * another is in it: at the rate of the playbook's exchange policy for the review's day. Between two currencies the rate
 * of the one way serves the other too, so that a cost turned into a customer's currency and back is what it was.
 */
final class CostCurrency {

    private final Optional<CurrencyUnit> currency;
    private final Optional<ReportingCurrency> reporting;
    private final FxTable table;
    private final LocalDate asOf;

    CostCurrency(Playbook playbook, List<CurrencyUnit> currencies, Collection<FxRate> rates, LocalDate asOf) {
        this.reporting = playbook.revenue().reporting();
        Optional<CurrencyUnit> reported = reporting.map(ReportingCurrency::currency);
        this.currency = reported.isPresent() || currencies.size() != 1 ? reported : Optional.of(currencies.get(0));
        this.table = FxTable.of(rates, asOf)
                .notOlderThan(reporting.map(ReportingCurrency::maxRateAgeDays).orElse(FxTable.USUAL_MAX_AGE_DAYS));
        this.asOf = asOf;
    }

    /** Returns the currency of costs; empty where the playbook names none and there are several. */
    Optional<CurrencyUnit> currency() {
        return currency;
    }

    /** Returns the day whose rate counts today: of a policy of month ends the last one. */
    private LocalDate day() {
        FxPolicy policy = reporting.map(known -> known.policyOn(asOf)).orElseGet(() -> FxPolicy.constant(asOf));
        if (policy instanceof FxPolicy.Constant constant) {
            return constant.rateDate();
        }
        return policy instanceof FxPolicy.PeriodEnd
                ? asOf.plusDays(1).withDayOfMonth(1).minusDays(1)
                : asOf;
    }

    /** Returns an amount in another currency; INSUFFICIENT_DATA where no rate of the two is known on the day. */
    Answer<EstimatedMoney> convert(EstimatedMoney amount, CurrencyUnit to) {
        CurrencyUnit from = amount.currency();
        if (from.equals(to) || amount.amount() == 0) {
            return Answer.known(EstimatedMoney.of(to, amount.amount()));
        }
        Optional<BigDecimal> direct = table.rate(from, to, day());
        Optional<Double> rate = direct.isPresent()
                ? direct.map(BigDecimal::doubleValue)
                : table.rate(to, from, day()).map(back -> 1 / back.doubleValue());
        return rate.<Answer<EstimatedMoney>>map(factor -> Answer.known(
                        EstimatedMoney.of(to, amount.amount() * factor),
                        Explanation.product(
                                "amount x rate",
                                List.of(
                                        new Contribution("amount in " + from, amount.amount()),
                                        new Contribution("rate to " + to + " on " + day(), factor)))))
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no exchange rate between " + from + " and " + to + " is known on " + day()));
    }
}
