package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeCondition;
import java.util.Optional;

/**
 * A named what-if: the forecast with some of its probabilities multiplied. It says what would follow if these were
 * other than they are, and nothing about how that might be brought about, or whether it can.
 *
 * <pre>{@code
 * Scenario.builder("save the small ones").churn(0.8).where("tier", "person").build();
 * }</pre>
 *
 * @param name its name, not blank
 * @param take multiplies the share of those who decide that take an expansion, up to 1
 * @param reach multiplies the probability of deciding on an expansion in time, up to 1
 * @param churn multiplies the probability of churn, up to 1; what is known to end ends
 * @param contraction multiplies the contraction expected
 * @param otherExpansion multiplies the expansion expected besides that of milestones
 * @param where for which accounts; all, where empty
 */
public record Scenario(
        String name,
        double take,
        double reach,
        double churn,
        double contraction,
        double otherExpansion,
        Optional<AttributeCondition> where) {

    /** @throws IllegalArgumentException if the name is blank or a factor negative or not finite */
    public Scenario {
        checkText("name", name);
        check("take", take);
        check("reach", reach);
        check("churn", churn);
        check("contraction", contraction);
        check("otherExpansion", otherExpansion);
        requireNonNull(where, "where");
    }

    /** Returns a builder of a scenario in which everything is as it is. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    private static void check(String name, double factor) {
        checkArgument(
                factor >= 0 && factor < Double.POSITIVE_INFINITY,
                "%s must be 0 or more and finite, was %s",
                name,
                factor);
    }

    /** Builds a scenario; the order of calls does not matter. */
    public static final class Builder {

        private final String name;
        private double take = 1;
        private double reach = 1;
        private double churn = 1;
        private double contraction = 1;
        private double otherExpansion = 1;
        private Optional<AttributeCondition> where = Optional.empty();

        private Builder(String name) {
            this.name = requireNonNull(name, "name");
        }

        /** Sets the factor of take rates. */
        public Builder take(double factor) {
            take = factor;
            return this;
        }

        /** Sets the factor of deciding on an expansion in time. */
        public Builder reach(double factor) {
            reach = factor;
            return this;
        }

        /** Sets the factor of churn. */
        public Builder churn(double factor) {
            churn = factor;
            return this;
        }

        /** Sets the factor of contraction. */
        public Builder contraction(double factor) {
            contraction = factor;
            return this;
        }

        /** Sets the factor of expansion besides that of milestones. */
        public Builder otherExpansion(double factor) {
            otherExpansion = factor;
            return this;
        }

        /** Sets the value of an attribute that an account must have on the day for the factors to be for it. */
        public Builder where(String attribute, String value) {
            where = Optional.of(new AttributeCondition(attribute, value));
            return this;
        }

        /** Returns the scenario. */
        public Scenario build() {
            return new Scenario(name, take, reach, churn, contraction, otherExpansion, where);
        }
    }
}
