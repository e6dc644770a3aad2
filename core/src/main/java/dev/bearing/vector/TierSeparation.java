package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.stats.StudentT;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the tiers of a ladder are real groups: enough accounts, of similar value, worth more than those of the tier
 * below. It proposes which neighbours to merge and merges nothing.
 *
 * @param verdicts one for each tier, lowest rank first
 */
public record TierSeparation(List<Verdict> verdicts) {

    /** Copies the verdicts. */
    public TierSeparation {
        verdicts = List.copyOf(verdicts);
    }

    /** What was found of a tier. */
    public enum Finding {
        /** It is a group of its own. */
        DISTINCT,
        /** It has too few accounts to tell. */
        TOO_FEW,
        /** Its accounts are not of similar value. */
        TOO_SPREAD,
        /** It cannot be told apart from the tier below: merging the two is proposed. */
        NOT_APART,
        /** Its accounts are worth less than those of the tier below. */
        INVERTED
    }

    /**
     * The limits; conventions, not findings.
     *
     * @param minimumAccounts the fewest accounts of a tier, 2 or more
     * @param largestVariation the largest coefficient of variation of their values, positive
     */
    public record Limits(int minimumAccounts, double largestVariation) {

        /** 30 accounts, and a standard deviation no larger than the mean. */
        public static final Limits DEFAULT = new Limits(30, 1);

        /** @throws IllegalArgumentException if a limit is out of its range */
        public Limits {
            checkArgument(minimumAccounts >= 2, "minimumAccounts must be 2 or more, was %s", minimumAccounts);
            checkArgument(largestVariation > 0, "largestVariation must be positive, was %s", largestVariation);
        }
    }

    /**
     * What was found of one tier.
     *
     * @param tier the tier
     * @param accounts how many accounts it has
     * @param mean the mean of their values
     * @param variation their standard deviation divided by the mean
     * @param above the 95 % interval of the difference of means to the tier below (Welch); unknown for the lowest tier
     * @param findings what was found, in a fixed order; DISTINCT alone where nothing speaks against it
     */
    public record Verdict(
            TierId tier,
            int accounts,
            Answer<Double> mean,
            Answer<Double> variation,
            Answer<Interval> above,
            List<Finding> findings) {

        /** Copies the findings. */
        public Verdict {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Returns the verdicts.
     *
     * @param ladder the tiers
     * @param values the value of each account by tier, finite: its lifetime value, or what it pays; order does not
     *     matter, and a tier may be missing
     * @param limits the limits
     * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch (1947)</a>
     */
    public static TierSeparation of(Ladder ladder, Map<TierId, double[]> values, Limits limits) {
        List<Verdict> verdicts = new ArrayList<>();
        Optional<Sample> below = Optional.empty();
        for (ValueTier tier : ladder.tiers()) {
            Sample sample = Sample.of(values.getOrDefault(tier.id(), new double[0]));
            Answer<Interval> above = below.map(lower -> sample.above(lower))
                    .orElseGet(() -> Answer.unknown(Answer.Reason.EMPTY_BASE, "there is no tier below"));
            verdicts.add(verdict(tier.id(), sample, above, limits));
            below = Optional.of(sample);
        }
        return new TierSeparation(verdicts);
    }

    /** Returns the pairs of neighbours, the lower tier first, that cannot be told apart. */
    public List<List<TierId>> proposedMerges() {
        List<List<TierId>> merges = new ArrayList<>();
        for (int i = 1; i < verdicts.size(); i++) {
            if (verdicts.get(i).findings().contains(Finding.NOT_APART)) {
                merges.add(List.of(verdicts.get(i - 1).tier(), verdicts.get(i).tier()));
            }
        }
        return Collections.unmodifiableList(merges);
    }

    private static Verdict verdict(TierId tier, Sample sample, Answer<Interval> above, Limits limits) {
        List<Finding> findings = new ArrayList<>();
        if (sample.n < limits.minimumAccounts()) {
            findings.add(Finding.TOO_FEW);
        }
        Answer<Double> variation = sample.variation();
        variation
                .toOptional()
                .filter(share -> share > limits.largestVariation())
                .ifPresent(share -> findings.add(Finding.TOO_SPREAD));
        above.toOptional().ifPresent(interval -> {
            if (interval.upper() < 0) {
                findings.add(Finding.INVERTED);
            } else if (interval.lower() <= 0) {
                findings.add(Finding.NOT_APART);
            }
        });
        if (findings.isEmpty()) {
            findings.add(Finding.DISTINCT);
        }
        return new Verdict(tier, sample.n, sample.mean(), variation, above, findings);
    }

    /** Count, mean and variance of some values. */
    private record Sample(int n, double centre, double variance) {

        static Sample of(double[] values) {
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
            return new Sample(sorted.length, mean, sorted.length < 2 ? 0 : squares / (sorted.length - 1));
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

        Answer<Interval> above(Sample lower) {
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
}
