package dev.bearing.balance;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;

/** The mean of two halves of which neither makes up for the other: 0 where either is 0. */
final class HarmonicMean {

    private HarmonicMean() {}

    static double of(double a, double b) {
        // a smaller one first: the same bits whichever way round the two are given
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        return low > 0 ? Math.min(high, 2 * low / (low / high + 1)) : 0;
    }

    /** Unknown where either half is, by the reason of the first that is. */
    static Answer<Double> of(String method, Half a, Half b) {
        return a.share()
                .flatMap(first -> b.share()
                        .flatMap(second -> Answer.known(
                                of(first, second),
                                Explanation.inputs(
                                        method,
                                        List.of(
                                                new Contribution(a.name(), first),
                                                new Contribution(b.name(), second))))));
    }

    /** A half by its name. */
    record Half(String name, Answer<Double> share) {}
}
