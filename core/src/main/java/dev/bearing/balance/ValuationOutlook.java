package dev.bearing.balance;

import static java.util.Objects.requireNonNull;

import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.GrowthArithmetic;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.revenue.ValuationSensitivity;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The what-if of a valuation with the numbers that belong beside it. It is no appraisal: the multiple is the reader's,
 * and nothing here says what a company is worth.
 *
 * @param sensitivity revenue × multiple, and what a change would make of it
 * @param netRevenueRetention of the last twelve months, whose closing state is that of the ledger's day
 * @param lifetimeValueToCost lifetime value at the gross margin / acquisition cost, with the interval of the value;
 *     NOT_CONFIGURED without that cost
 * @param ofOneTenthLessAcquisitionCost the difference to the value after a year in which as much as in the last one is
 *     spent on winning customers, and each unit of new revenue costs a tenth less; NOT_CONFIGURED without that cost,
 *     EMPTY_BASE where nobody was won
 * @param paybackMonths the months after which a customer's margin has paid for winning it; NOT_CONFIGURED likewise
 */
public record ValuationOutlook(
        ValuationSensitivity sensitivity,
        Rate netRevenueRetention,
        Answer<Estimate> lifetimeValueToCost,
        Answer<EstimatedMoney> ofOneTenthLessAcquisitionCost,
        Answer<Double> paybackMonths) {

    private static final int YEAR = 12;
    private static final double LESS = 0.9;

    /** Refuses null. */
    public ValuationOutlook {
        requireNonNull(sensitivity, "sensitivity");
        requireNonNull(netRevenueRetention, "netRevenueRetention");
        requireNonNull(lifetimeValueToCost, "lifetimeValueToCost");
        requireNonNull(ofOneTenthLessAcquisitionCost, "ofOneTenthLessAcquisitionCost");
        requireNonNull(paybackMonths, "paybackMonths");
    }

    /**
     * Returns the outlook of a ledger on its day.
     *
     * @param ledger the revenue of one currency
     * @param multiple what the reader takes a unit of annual recurring revenue to be worth, at least 0
     * @param acquisitionCost what winning one customer costs; empty where that is not known
     * @param grossMargin the share of revenue left after the cost of serving, in (0, 1]
     */
    public static ValuationOutlook of(
            CurrencyLedger ledger, double multiple, Optional<EstimatedMoney> acquisitionCost, double grossMargin) {
        requireNonNull(ledger, "ledger");
        requireNonNull(acquisitionCost, "acquisitionCost");
        double annual = YEAR * ledger.mrrOn(ledger.asOf()).toDouble();
        LocalDate end = endOn(ledger);
        DateRange year = DateRange.of(end.minusMonths(YEAR), end);
        Answer<EstimatedMoney> cost = acquisitionCost
                .<Answer<EstimatedMoney>>map(Answer::known)
                .orElse(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "nobody has said what winning a customer costs"));
        ValuationSensitivity sensitivity =
                new ValuationSensitivity(EstimatedMoney.of(ledger.currency(), annual), multiple);
        RevenueBridge.Line won = ledger.bridge(year).line(MovementKind.NEW);
        return new ValuationOutlook(
                sensitivity,
                ledger.netRevenueRetention(year),
                cost.flatMap(each -> ledger.lifetimeValue(grossMargin)
                        .flatMap(value -> GrowthArithmetic.lifetimeValueToCost(value, each))),
                cost.flatMap(each -> cheaper(sensitivity, won, each)),
                cost.flatMap(each -> ledger.arpaOn(ledger.asOf())
                        .flatMap(arpa -> GrowthArithmetic.paybackMonths(
                                each, EstimatedMoney.of(ledger.currency(), arpa.doubleValue()), grossMargin))));
    }

    /** The end of the last period whose closing state is that of the ledger's day. */
    private static LocalDate endOn(CurrencyLedger ledger) {
        return switch (ledger.policy().opening()) {
            case DAY_BEFORE -> ledger.asOf().plusDays(1);
            case FIRST_DAY -> ledger.asOf();
        };
    }

    /** As many were won as in the year, each at the cost; what a unit of their revenue cost falls. */
    private static Answer<EstimatedMoney> cheaper(
            ValuationSensitivity sensitivity, RevenueBridge.Line won, EstimatedMoney each) {
        double revenue = YEAR * won.amount().toDouble();
        if (won.count() == 0 || !(revenue > 0)) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was won in the last twelve months");
        }
        EstimatedMoney budget = each.multipliedBy((double) won.count());
        double unit = budget.amount() / revenue;
        return unit > 0
                ? Answer.known(sensitivity.ofAcquisitionCost(budget, unit, LESS * unit))
                : Answer.unknown(Answer.Reason.UNBOUNDED, "winning a customer costs nothing");
    }
}
