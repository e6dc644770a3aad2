package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.stats.StudentT;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;

/** Count, mean and variance of some values. */
record TierSample(int n, double centre, double variance) {

    static TierSample of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double value : sorted) {
            checkArgument(Double.isFinite(value), "values must be finite, one was %s", value);
            sum += value;
        }
        double mean = sorted.length == 0 ? 0 : sum / sorted.length;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return new TierSample(sorted.length, mean, sorted.length < 2 ? 0 : squares / (sorted.length - 1));
    }

    /** Returns the square of the standard error of the mean. */
    double squaredError() {
        return n == 0 ? 0 : variance / n;
    }

    Answer<Double> mean() {
        return n == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "the tier has no account")
                : Answer.known(centre, Explanation.inputs("mean", List.of(new Contribution("accounts", n))));
    }

    Answer<Double> variation() {
        if (n < 2) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, n + " accounts, a spread needs 2");
        }
        if (!(centre > 0)) {
            return Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "the mean is " + centre + ", not above 0");
        }
        return Answer.known(
                Math.sqrt(variance) / centre,
                Explanation.quotient(
                        "standard deviation / mean",
                        new Contribution("standard deviation", Math.sqrt(variance)),
                        new Contribution("mean", centre)));
    }

    Answer<Interval> above(TierSample lower) {
        if (n < 2 || lower.n < 2) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    n + " and " + lower.n + " accounts, an interval of their difference needs 2 each");
        }
        double a = variance / n;
        double b = lower.variance / lower.n;
        double difference = centre - lower.centre;
        double half = 0;
        if (a + b > 0) {
            double degrees = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (lower.n - 1));
            half = StudentT.quantile975(degrees) * Math.sqrt(a + b);
        }
        return Answer.known(
                Interval.of95(difference - half, difference + half),
                Explanation.inputs("Welch", List.of(new Contribution("difference of means", difference))));
    }
}
