package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;

/** What a customer is worth over its lifetime, or that the data set no upper end to it. */
public sealed interface LifetimeValue {

    /** Returns the method, such as {@code ARPA / churn}. */
    String method();

    /** Returns the lower end of the 95 % interval, or why there is none. */
    Answer<EstimatedMoney> lower();

    /** Returns the upper end of the 95 % interval, or why there is none. */
    Answer<EstimatedMoney> upper();

    /** Returns the value, or why there is none. */
    Answer<EstimatedMoney> value();

    /**
     * A finite lifetime value.
     *
     * @param method the method
     * @param estimate the value
     * @param lower the lower end of its 95 % interval
     * @param upper the upper end of its 95 % interval
     */
    record Finite(String method, EstimatedMoney estimate, Answer<EstimatedMoney> lower, Answer<EstimatedMoney> upper)
            implements LifetimeValue {

        /** Refuses null. */
        public Finite {
            requireNonNull(method, "method");
            requireNonNull(estimate, "estimate");
            requireNonNull(lower, "lower");
            requireNonNull(upper, "upper");
        }

        @Override
        public Answer<EstimatedMoney> value() {
            return Answer.known(estimate);
        }
    }

    /**
     * No finite value follows from the data: nobody was lost, or what stays grows. The lower end still says something.
     *
     * @param method the method
     * @param reason ZERO_CHURN where nobody was lost, UNBOUNDED where what stays grows faster than it is discounted
     * @param message what was seen, for a person
     * @param lower the value if churn were at the upper end of its 95 % interval
     */
    record Unbounded(String method, Answer.Reason reason, String message, Answer<EstimatedMoney> lower)
            implements LifetimeValue {

        /** Refuses null. */
        public Unbounded {
            requireNonNull(method, "method");
            requireNonNull(reason, "reason");
            requireNonNull(message, "message");
            requireNonNull(lower, "lower");
        }

        @Override
        public Answer<EstimatedMoney> value() {
            return Answer.unknown(reason, message);
        }

        @Override
        public Answer<EstimatedMoney> upper() {
            return Answer.unknown(Answer.Reason.UNBOUNDED, message);
        }
    }

    /**
     * Returns ARPA / churn, both per month: the simple form of {@link ConstantChurn}, which has the others.
     *
     * @param arpa recurring revenue per paying account and month
     * @param monthlyLogoChurn the share of customers lost per month, pooled; its Wilson interval gives the ends
     * @see <a href="https://en.wikipedia.org/wiki/Customer_lifetime_value">Customer lifetime value, simple form</a>
     */
    static Answer<LifetimeValue> arpaOverChurn(EstimatedMoney arpa, Rate monthlyLogoChurn) {
        requireNonNull(arpa, "arpa");
        requireNonNull(monthlyLogoChurn, "monthlyLogoChurn");
        return ConstantChurn.ofChurn(monthlyLogoChurn, RatePeriod.MONTH).value(arpa, RatePeriod.MONTH);
    }
}
