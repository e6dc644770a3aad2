package dev.bearing.balance;

import dev.bearing.internal.stats.StudentT;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.List;

/** The mean of one number per account, with Student's interval: accounts are the sample. */
final class MeanShare {

    /** With fewer, an interval that takes the mean to be near to normal would pretend. */
    static final int LEAST_FOR_AN_INTERVAL = 10;

    private MeanShare() {}

    /**
     * @param numbers one per account, in a fixed order
     * @param lowest the least a mean can be, and {@code highest} the most: the interval ends there
     */
    static Answer<Estimate> of(List<Double> numbers, double lowest, double highest, String nobody) {
        int n = numbers.size();
        if (n == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, nobody);
        }
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double mean = sum / n;
        if (n < LEAST_FOR_AN_INTERVAL) {
            return Answer.known(new Estimate(
                    mean,
                    Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "an interval of a mean needs " + LEAST_FOR_AN_INTERVAL + " accounts, there are " + n)));
        }
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        double half = StudentT.quantile975(n - 1.0) * Math.sqrt(squares / (n - 1) / n);
        return Answer.known(Estimate.of(
                mean, Interval.of95(Math.max(lowest, Math.min(mean, mean - half)), Math.min(highest, mean + half))));
    }
}
