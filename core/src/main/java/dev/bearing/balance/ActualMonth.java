package dev.bearing.balance;

import dev.bearing.internal.Lazy;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.function.Supplier;

/** What a metric was in a month of a ledger, to date where the month is not over. */
final class ActualMonth {

    private final CurrencyLedger ledger;
    private final DateRange period;
    private final Supplier<RevenueBridge> bridge;

    ActualMonth(CurrencyLedger ledger, YearMonth month) {
        this.ledger = ledger;
        this.period = DateRange.of(month);
        this.bridge = Lazy.of(() -> ledger.bridge(period, RevenuePolicy.BridgeMode.EVENT));
    }

    /** Returns the value in the metric's own unit; EMPTY_BASE for a share of nobody. */
    Answer<BigDecimal> value(PlanMetric metric) {
        return switch (metric.unit()) {
            case MONEY -> Answer.known(amount(metric).toDecimal());
            case COUNT -> Answer.known(BigDecimal.valueOf(count(metric)));
            case SHARE -> rate(metric).fraction().map(BigDecimal::valueOf);
        };
    }

    /** Returns what this part of a book adds to a metric of the whole; nothing to a share of nobody. */
    BigDecimal added(PlanMetric metric, ActualMonth whole) {
        if (metric.unit() != PlanMetric.Unit.SHARE) {
            return value(metric).orElseThrow("amounts and counts are known");
        }
        long all = whole.base(metric);
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(rate(metric).numerator()).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
    }

    /** Returns what stood when the month began, of a share its denominator. */
    long base(PlanMetric metric) {
        return switch (metric.unit()) {
            case MONEY -> bridge.get().opening().units();
            case COUNT -> bridge.get().openingCustomers();
            case SHARE -> rate(metric).denominator();
        };
    }

    private Mrr amount(PlanMetric metric) {
        RevenueBridge month = bridge.get();
        return switch (metric) {
            case ARR -> month.closing().multipliedBy(12);
            case NET_NEW_MRR -> month.closing().minus(month.opening());
            case NEW_MRR -> month.line(MovementKind.NEW).amount();
            case EXPANSION_MRR -> month.line(MovementKind.EXPANSION).amount();
            case CONTRACTION_MRR ->
                month.line(MovementKind.CONTRACTION).amount().negated();
            case CHURNED_MRR -> month.line(MovementKind.CHURN).amount().negated();
            default -> month.closing();
        };
    }

    private long count(PlanMetric metric) {
        return metric == PlanMetric.NEW_CUSTOMERS
                ? bridge.get().line(MovementKind.NEW).count()
                : bridge.get().closingCustomers();
    }

    private Rate rate(PlanMetric metric) {
        return switch (metric) {
            case LOGO_CHURN -> ledger.logoChurn(period);
            case GROSS_REVENUE_RETENTION -> ledger.grossRevenueRetention(period);
            default -> ledger.netRevenueRetention(period);
        };
    }
}
