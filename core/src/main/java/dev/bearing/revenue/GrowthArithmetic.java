package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.util.List;
import org.joda.money.CurrencyMismatchException;

/**
 * The arithmetic that ties churn to growth: what must be won to stand still, what a customer may cost, when it has paid
 * for itself. Each answer explains itself by the terms it is made of.
 *
 * <pre>{@code
 * GrowthArithmetic.grossNewToStandStill(EstimatedMoney.of(USD, 100_000), grrOfTheMonth); // what churn takes this month
 * GrowthArithmetic.lifetimeValueToCost(lifetimeValue, acquisitionCost);          // LTV : CAC
 * GrowthArithmetic.paybackMonths(acquisitionCost, arpa, 0.8);
 * }</pre>
 */
public final class GrowthArithmetic {

    private GrowthArithmetic() {}

    /**
     * Returns how much must be won in a period, by new customers and by growth of existing ones together, so that the
     * total stands still: recurring revenue × (1 - gross retention), what churn and contraction take away.
     *
     * @param recurring recurring revenue when the period begins
     * @param grossRetention gross revenue retention of the period, at most 1
     */
    public static Answer<EstimatedMoney> grossNewToStandStill(EstimatedMoney recurring, Rate grossRetention) {
        requireNonNull(recurring, "recurring");
        requireNonNull(grossRetention, "grossRetention");
        return toStandStill("gross new", "gross churn", recurring, grossRetention);
    }

    /**
     * Returns how much must be won from new customers in a period so that the total stands still, if existing ones grow
     * as they did: recurring revenue × (1 - net retention); nothing where they grow by more than they lose.
     *
     * @param recurring recurring revenue when the period begins
     * @param netRetention net revenue retention of the period
     */
    public static Answer<EstimatedMoney> netNewToStandStill(EstimatedMoney recurring, Rate netRetention) {
        requireNonNull(recurring, "recurring");
        requireNonNull(netRetention, "netRetention");
        return toStandStill("net new", "net churn, at least 0", recurring, netRetention);
    }

    private static Answer<EstimatedMoney> toStandStill(
            String what, String lost, EstimatedMoney recurring, Rate retention) {
        return retention
                .fraction()
                .flatMap(kept -> Answer.known(
                        recurring.multipliedBy(Math.max(0, 1 - kept)),
                        Explanation.product(
                                what + " to stand still",
                                List.of(
                                        new Contribution("recurring revenue", recurring.amount()),
                                        new Contribution(lost, Math.max(0, 1 - kept))))));
    }

    /**
     * Returns how many new customers a period needs so that their number stands still: customers × churn.
     *
     * @param customers how many there are when the period begins, 0 or more
     * @param logoChurn the share lost in the period
     */
    public static Answer<Double> customersToStandStill(long customers, Rate logoChurn) {
        requireNonNull(logoChurn, "logoChurn");
        checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
        return logoChurn
                .fraction()
                .flatMap(lost -> Answer.known(
                        customers * lost,
                        Explanation.product(
                                "new customers to stand still",
                                List.of(
                                        new Contribution("customers", customers),
                                        new Contribution("logo churn", lost)))));
    }

    /**
     * Returns lifetime value / acquisition cost, with the ends of the value's interval over the cost, which is taken as
     * given; UNBOUNDED where a customer costs nothing to win, and the value's own reason where it or an end has none.
     *
     * @param value of a customer
     * @param acquisitionCost what is spent to win one, at least 0
     * @throws CurrencyMismatchException if the currencies differ
     */
    public static Answer<Estimate> lifetimeValueToCost(LifetimeValue value, EstimatedMoney acquisitionCost) {
        requireNonNull(value, "value");
        requireNonNull(acquisitionCost, "acquisitionCost");
        checkNotNegative("acquisitionCost", acquisitionCost);
        return value.value().flatMap(worth -> {
            checkSameCurrency(worth, acquisitionCost);
            double cost = acquisitionCost.amount();
            if (cost == 0) {
                return Answer.unknown(Answer.Reason.UNBOUNDED, "a customer costs nothing to win");
            }
            Answer<Interval> interval = value.lower()
                    .flatMap(lower ->
                            value.upper().map(upper -> Interval.of95(lower.amount() / cost, upper.amount() / cost)));
            return Answer.known(
                    new Estimate(worth.amount() / cost, interval),
                    Explanation.quotient(
                            "LTV : CAC",
                            new Contribution("lifetime value", worth.amount()),
                            new Contribution("acquisition cost", cost)));
        });
    }

    /**
     * Returns after how many months a customer's margin has paid for winning it: acquisition cost / (ARPA × margin),
     * churn and discount left out. UNBOUNDED where a customer brings nothing.
     *
     * @param acquisitionCost what is spent to win one, at least 0
     * @param arpa recurring revenue per account and month, at least 0
     * @param grossMargin the share of revenue left after the cost of serving, in (0, 1]
     * @throws CurrencyMismatchException if the currencies differ
     */
    public static Answer<Double> paybackMonths(
            EstimatedMoney acquisitionCost, EstimatedMoney arpa, double grossMargin) {
        requireNonNull(acquisitionCost, "acquisitionCost");
        requireNonNull(arpa, "arpa");
        checkNotNegative("acquisitionCost", acquisitionCost);
        checkNotNegative("arpa", arpa);
        checkArgument(grossMargin > 0 && grossMargin <= 1, "grossMargin must be in (0, 1], was %s", grossMargin);
        checkSameCurrency(arpa, acquisitionCost);
        return arpa.amount() == 0
                ? Answer.unknown(Answer.Reason.UNBOUNDED, "a customer brings nothing a month")
                : quotient(
                        "months to pay back",
                        new Contribution("acquisition cost", acquisitionCost.amount()),
                        new Contribution("ARPA × margin", arpa.amount() * grossMargin));
    }

    /**
     * Returns earned growth: net revenue retention + earned new - 1. Without referrals it is net retention less 1.
     *
     * @param netRetention net revenue retention of the year
     * @param earnedNew new revenue from customers who were referred / revenue when the year began
     * @see <a href="https://hbr.org/2021/11/net-promoter-3-0">Reichheld, Darnell and Burns, Net Promoter 3.0 (2021)</a>
     */
    public static Answer<Double> earnedGrowth(Rate netRetention, Rate earnedNew) {
        requireNonNull(netRetention, "netRetention");
        requireNonNull(earnedNew, "earnedNew");
        return netRetention
                .fraction()
                .flatMap(kept -> earnedNew
                        .fraction()
                        .flatMap(earned -> Answer.known(
                                kept + earned - 1,
                                Explanation.sum(
                                        "earned growth",
                                        List.of(
                                                new Contribution("net revenue retention", kept),
                                                new Contribution("earned new", earned),
                                                new Contribution("the year before", -1))))));
    }

    /**
     * Returns how many times its target a pipeline must be worth: 1 / win rate; UNBOUNDED where nothing was ever won.
     *
     * @param winRate deals won / deals decided
     */
    public static Answer<Double> pipelineCoverage(Rate winRate) {
        requireNonNull(winRate, "winRate");
        return winRate.fraction()
                .flatMap(won -> won == 0
                        ? Answer.unknown(Answer.Reason.UNBOUNDED, "nothing of " + winRate.denominator() + " was won")
                        : quotient(
                                "pipeline coverage", new Contribution("target", 1), new Contribution("win rate", won)));
    }

    private static Answer<Double> quotient(String method, Contribution dividend, Contribution divisor) {
        return Answer.known(dividend.value() / divisor.value(), Explanation.quotient(method, dividend, divisor));
    }

    static void checkNotNegative(String name, EstimatedMoney money) {
        checkArgument(money.amount() >= 0, "%s must not be negative, was %s", name, money.amount());
    }

    static void checkSameCurrency(EstimatedMoney a, EstimatedMoney b) {
        if (!a.currency().equals(b.currency())) {
            throw new CurrencyMismatchException(a.currency(), b.currency());
        }
    }
}
