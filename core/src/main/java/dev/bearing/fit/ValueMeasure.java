package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeValue;
import dev.bearing.value.Answer;
import java.util.Optional;

/**
 * How a value input is measured: a number, and the straight line that makes a share of the best of it.
 *
 * @param input the value input
 * @param attribute the attribute that holds the number, or a name by which {@link FitValues#named} tells it where the
 *     account has no such attribute; empty where {@link FitValues#value} tells it
 * @param from the number that is worth 0, and so is all beyond it
 * @param to the number that is worth 1, and so is all beyond it; below {@code from} where less is better
 */
public record ValueMeasure(ValueInput input, Optional<String> attribute, double from, double to) {

    /** @throws IllegalArgumentException if the name is blank, a number is not finite, or the two are equal */
    public ValueMeasure {
        requireNonNull(attribute, "attribute");
        requireNonNull(input, "input");
        checkText("attribute", attribute);
        checkArgument(
                Double.isFinite(from) && Double.isFinite(to), "from and to must be finite, were %s, %s", from, to);
        checkArgument(from != to, "from and to must differ, were %s", from);
        from = from + 0.0;
        to = to + 0.0;
    }

    /** Returns a measure by an attribute of the account. */
    public static ValueMeasure byAttribute(ValueInput input, String attribute, double from, double to) {
        requireNonNull(attribute, "attribute");
        return new ValueMeasure(input, Optional.of(attribute), from, to);
    }

    /** Returns a measure by what {@link FitValues} tells of the account. */
    public static ValueMeasure given(ValueInput input, double from, double to) {
        return new ValueMeasure(input, Optional.empty(), from, to);
    }

    /** Returns the share of the best, in [0, 1], that a number is worth. */
    public double worth(double number) {
        return Math.min(1, Math.max(0, (number - from) / (to - from)));
    }

    /** Returns the share of the best that the account is worth, or why that is not known. */
    Answer<Double> worth(FitFacts facts, FitValues values) {
        Answer<Double> number = attribute.isPresent()
                ? byAttribute(facts, attribute.get(), values)
                : values.value(input, facts.accountId());
        return number.flatMap(known -> Double.isNaN(known)
                ? Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, SavedNames.of(input) + " is not a number")
                : Answer.known(worth(known)));
    }

    private static Answer<Double> byAttribute(FitFacts facts, String attribute, FitValues values) {
        return facts.attributes().get(attribute).orElse(null) instanceof AttributeValue.Numeric number
                ? Answer.known(number.value().doubleValue())
                : values.named(attribute, facts.accountId());
    }
}
