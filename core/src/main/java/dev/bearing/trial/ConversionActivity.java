package dev.bearing.trial;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;

/**
 * How an activity goes together with conversion: the share of the converted that did it, beside the share of the lost.
 * It says nothing of whether getting others to do it would convert them.
 *
 * @param activity what was done
 * @param association the converted, with it, against the lost, without; the share is of those that did it. Its adjusted
 *     p-value minds all activities looked at together
 */
public record ConversionActivity(String activity, Association association) {

    /** Refuses null. */
    public ConversionActivity {
        requireNonNull(activity, "activity");
        requireNonNull(association, "association");
    }

    /** Returns how many of the converted did it. */
    public Rate ofConverted() {
        return association.with();
    }

    /** Returns how many of the lost did it. */
    public Rate ofLost() {
        return association.without();
    }

    /** Returns the lift: the share of the converted over that of the lost; UNBOUNDED where none of the lost did it. */
    public Answer<Double> lift() {
        return association.lift();
    }

    /**
     * Returns the 95 % interval of the lift on the scale of logarithms, or INSUFFICIENT_DATA where none of the
     * converted or none of the lost did it.
     *
     * @see <a href="https://doi.org/10.2307/2530610">Katz, Baptista, Azen and Pike (1978), method C</a>
     */
    public Answer<Interval> liftInterval() {
        double a = ofConverted().numerator();
        double b = ofLost().numerator();
        if (a == 0 || b == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    ofConverted().numerator() + " of the converted and " + ofLost().numerator() + " of the lost did "
                            + activity + ", some of each are needed");
        }
        double lift = (a / ofConverted().denominator()) / (b / ofLost().denominator());
        double width = Proportions.Z95
                * Math.sqrt(1 / a - 1.0 / ofConverted().denominator() + 1 / b - 1.0 / ofLost().denominator());
        return Answer.known(Interval.of95(lift * Math.exp(-width), lift * Math.exp(width)));
    }
}
