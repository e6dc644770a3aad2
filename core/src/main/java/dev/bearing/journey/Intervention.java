package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.FactFields;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a vendor can do to help an account over a gap.
 *
 * <pre>{@code
 * Intervention.builder("setup-call", InterventionKind.HUMAN)
 *         .gap("data-connected")
 *         .trigger(new InterventionTrigger.Waited("data-connected", 21))
 *         .cost(new BigDecimal("120"))
 *         .escalatesTo("executive-call")
 *         .build();
 * }</pre>
 *
 * @param id the {@code intervention} of an {@link InterventionEvent}; not blank
 * @param kind what it is
 * @param gap the milestone whose leg it helps to cross; empty where it helps anywhere
 * @param trigger the condition on which it is due; empty where people decide
 * @param cost what it costs the vendor once, in major units of its reporting currency, not negative
 * @param price what the customer pays for it, in the same units, not negative
 * @param escalatesTo the intervention that follows where this one has not helped
 */
public record Intervention(
        String id,
        InterventionKind kind,
        Optional<String> gap,
        Optional<InterventionTrigger> trigger,
        BigDecimal cost,
        Optional<BigDecimal> price,
        Optional<String> escalatesTo) {

    /** @throws IllegalArgumentException if the id is blank or an amount negative */
    public Intervention {
        requireNonNull(id, "id");
        requireNonNull(cost, "cost");
        requireNonNull(price, "price");
        checkText("an intervention's id", id);
        requireNonNull(kind, "kind");
        requireNonNull(gap, "gap");
        requireNonNull(trigger, "trigger");
        cost = FactFields.amount("cost", cost);
        price = price.map(value -> FactFields.amount("price", value));
        requireNonNull(escalatesTo, "escalatesTo");
    }

    /** Returns a builder of an intervention that costs nothing and helps anywhere. */
    public static Builder builder(String id, InterventionKind kind) {
        return new Builder(id, kind);
    }

    /** Builds an intervention; the order of calls does not matter. */
    public static final class Builder {

        private final String id;
        private final InterventionKind kind;
        private Optional<String> gap = Optional.empty();
        private Optional<InterventionTrigger> trigger = Optional.empty();
        private BigDecimal cost = BigDecimal.ZERO;
        private Optional<BigDecimal> price = Optional.empty();
        private Optional<String> escalatesTo = Optional.empty();

        private Builder(String id, InterventionKind kind) {
            this.id = requireNonNull(id, "id");
            this.kind = requireNonNull(kind, "kind");
        }

        /** Sets the milestone whose leg it helps to cross. */
        public Builder gap(String milestone) {
            requireNonNull(milestone, "milestone");
            gap = Optional.of(milestone);
            return this;
        }

        /** Sets the condition on which it is due. */
        public Builder trigger(InterventionTrigger condition) {
            requireNonNull(condition, "condition");
            trigger = Optional.of(condition);
            return this;
        }

        /** Sets what it costs the vendor once. */
        public Builder cost(BigDecimal amount) {
            cost = requireNonNull(amount, "cost");
            return this;
        }

        /** Sets what the customer pays for it. */
        public Builder price(BigDecimal amount) {
            requireNonNull(amount, "price");
            price = Optional.of(amount);
            return this;
        }

        /** Sets the intervention that follows where this one has not helped. */
        public Builder escalatesTo(String intervention) {
            requireNonNull(intervention, "intervention");
            escalatesTo = Optional.of(intervention);
            return this;
        }

        /** Returns the intervention. */
        public Intervention build() {
            return new Intervention(id, kind, gap, trigger, cost, price, escalatesTo);
        }
    }
}
