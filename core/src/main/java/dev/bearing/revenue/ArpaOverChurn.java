package dev.bearing.revenue;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;

/** Lifetime value as ARPA / churn, with the interval that the churn's own interval gives. */
final class ArpaOverChurn {

    private static final String METHOD = "ARPA / churn";

    private ArpaOverChurn() {}

    static Answer<LifetimeValue> value(EstimatedMoney arpa, Rate churn) {
        return churn.fraction().flatMap(fraction -> {
            Answer<Interval> interval = churn.interval();
            Answer<EstimatedMoney> lower =
                    interval.map(Interval::upper).flatMap(upper -> divide(arpa, upper, "the upper end of churn is 0"));
            if (fraction == 0) {
                return Answer.known(new LifetimeValue.Unbounded(
                        METHOD, "nobody of " + churn.denominator() + " account-months was lost", lower));
            }
            Answer<EstimatedMoney> upper =
                    interval.map(Interval::lower).flatMap(low -> divide(arpa, low, "the lower end of churn is 0"));
            LifetimeValue finite = new LifetimeValue.Finite(METHOD, arpa.multipliedBy(1 / fraction), lower, upper);
            return Answer.known(
                    finite,
                    Explanation.quotient(
                            METHOD,
                            new Contribution("ARPA", arpa.amount()),
                            new Contribution("monthly logo churn", fraction)));
        });
    }

    private static Answer<EstimatedMoney> divide(EstimatedMoney arpa, double churn, String otherwise) {
        return churn > 0
                ? Answer.known(EstimatedMoney.of(arpa.currency(), arpa.amount() / churn))
                : Answer.unknown(Answer.Reason.UNBOUNDED, otherwise);
    }
}
