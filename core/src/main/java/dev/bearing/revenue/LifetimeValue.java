package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

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
     * Returns what a reader should know of the churn behind it, in a fixed order: LOW_BASE where it is of few, so that
     * the value is no more than a guess between its ends.
     */
    Set<Rate.Flag> flags();

    /**
     * A finite lifetime value.
     *
     * @param method the method
     * @param estimate the value
     * @param lower the lower end of its 95 % interval
     * @param upper the upper end of its 95 % interval
     * @param flags what a reader should know of the churn behind it
     */
    record Finite(
            String method,
            EstimatedMoney estimate,
            Answer<EstimatedMoney> lower,
            Answer<EstimatedMoney> upper,
            Set<Rate.Flag> flags)
            implements LifetimeValue {

        /** Copies the flags. */
        public Finite {
            flags = inOrder(requireNonNull(flags, "flags"));
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
     * @param flags what a reader should know of the churn behind it
     */
    record Unbounded(
            String method, Answer.Reason reason, String message, Answer<EstimatedMoney> lower, Set<Rate.Flag> flags)
            implements LifetimeValue {

        /** Copies the flags. */
        public Unbounded {
            flags = inOrder(requireNonNull(flags, "flags"));
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

    private static Set<Rate.Flag> inOrder(Set<Rate.Flag> flags) {
        Set<Rate.Flag> copy = EnumSet.noneOf(Rate.Flag.class);
        copy.addAll(flags);
        return Collections.unmodifiableSet(copy);
    }
}
