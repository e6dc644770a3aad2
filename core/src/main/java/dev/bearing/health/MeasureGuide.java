package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What people are told of a measure and what they can do about it; nothing here changes a score.
 *
 * @param audience who may see the measure
 * @param customerLabel what the customer reads in place of the measure's name; empty = the name, its underscores as
 *     spaces; only for a measure that the customer may see
 * @param changeable whether anybody can bring the number to another value; a country or a plan's age is not changeable
 * @param effort what it takes to move the number across the whole range of its curve, against the other measures;
 *     positive and finite, 1 for the usual
 * @param step the least amount by which the number changes, positive and finite, such as 1 for whole seats; empty = by
 *     any amount
 * @param trendDays over how many days the measure's own trend is taken, at least 1; empty = as for the score
 */
public record MeasureGuide(
        Audience audience,
        Optional<String> customerLabel,
        boolean changeable,
        double effort,
        OptionalDouble step,
        OptionalInt trendDays) {

    private static final MeasureGuide STANDARD = builder().build();

    /** Who may see a measure. */
    public enum Audience {
        /** The vendor's own people only. */
        INTERNAL,
        /** The vendor's customer too. */
        CUSTOMER
    }

    /** @throws IllegalArgumentException if a number is out of its range or a label is blank or for nobody */
    public MeasureGuide {
        requireNonNull(customerLabel, "customerLabel");
        requireNonNull(step, "step");
        requireNonNull(trendDays, "trendDays");
        requireNonNull(audience, "audience");
        boolean internal = audience == Audience.INTERNAL;
        customerLabel.ifPresent(label -> {
            checkText("customerLabel", label);
            checkArgument(!internal, "customerLabel goes with audience customer only, was %s", label);
        });
        checkPositive("effort", effort);
        step.ifPresent(amount -> checkPositive("step", amount));
        trendDays.ifPresent(days -> checkArgument(days >= 1, "trendDays must be at least 1, was %s", days));
    }

    private static void checkPositive(String name, double value) {
        checkArgument(
                value > 0 && value < Double.POSITIVE_INFINITY, "%s must be positive and finite, was %s", name, value);
    }

    /** Returns what holds for a measure that says nothing: internal, changeable by any amount, of effort 1. */
    public static MeasureGuide standard() {
        return STANDARD;
    }

    /** Returns a builder that starts from {@link #standard}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads {@code audience}, {@code customerLabel}, {@code changeable}, {@code effort}, {@code step},
     * {@code trendDays}.
     */
    static MeasureGuide from(Parameters parameters) {
        Builder builder = builder();
        parameters.optionalWord("audience", Audience.class).ifPresent(builder::audience);
        parameters.optionalText("customerLabel").ifPresent(builder::label);
        builder.changeable(parameters.flag("changeable", true));
        parameters.optionalNumber("effort").ifPresent(builder::effort);
        parameters.optionalNumber("step").ifPresent(builder::step);
        parameters.optionalDays("trendDays").ifPresent(builder::trendDays);
        return builder.build();
    }

    /** Adds what is not as {@link #standard} to the saved parameters of a measure. */
    void save(Map<String, Object> saved) {
        if (audience != STANDARD.audience) {
            saved.put("audience", Parameters.word(audience));
        }
        customerLabel.ifPresent(label -> saved.put("customerLabel", label));
        if (!changeable) {
            saved.put("changeable", false);
        }
        if (effort != STANDARD.effort) {
            saved.put("effort", effort);
        }
        step.ifPresent(amount -> saved.put("step", amount));
        trendDays.ifPresent(days -> saved.put("trendDays", (long) days));
    }

    /** Builds a guide; the order of calls does not matter. */
    public static final class Builder {

        private Audience audience = Audience.INTERNAL;
        private Optional<String> customerLabel = Optional.empty();
        private boolean changeable = true;
        private double effort = 1;
        private OptionalDouble step = OptionalDouble.empty();
        private OptionalInt trendDays = OptionalInt.empty();

        private Builder() {}

        /** Sets who may see the measure. */
        public Builder audience(Audience value) {
            audience = requireNonNull(value, "audience");
            return this;
        }

        /** Shows the measure to the customer, under this label. */
        public Builder customerLabel(String label) {
            requireNonNull(label, "label");
            return audience(Audience.CUSTOMER).label(label);
        }

        private Builder label(String label) {
            customerLabel = Optional.of(label);
            return this;
        }

        /** Sets whether anybody can bring the number to another value. */
        public Builder changeable(boolean value) {
            changeable = value;
            return this;
        }

        /** Sets what it takes to move the number across the whole range of its curve, against the other measures. */
        public Builder effort(double value) {
            effort = value;
            return this;
        }

        /** Sets the least amount by which the number changes. */
        public Builder step(double amount) {
            step = OptionalDouble.of(amount);
            return this;
        }

        /** Sets over how many days the measure's own trend is taken. */
        public Builder trendDays(int days) {
            trendDays = OptionalInt.of(days);
            return this;
        }

        /** Returns the guide. */
        public MeasureGuide build() {
            return new MeasureGuide(audience, customerLabel, changeable, effort, step, trendDays);
        }
    }
}
