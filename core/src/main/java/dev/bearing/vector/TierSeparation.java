package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.ArrayList;
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
        requireNonNull(verdicts, "verdicts");
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
        INVERTED,
        /** It cannot be compared with the tier below; {@link Verdict#above} says why. */
        NOT_COMPARED
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
            checkArgument(
                    largestVariation > 0 && largestVariation < Double.POSITIVE_INFINITY,
                    "largestVariation must be positive and finite, was %s",
                    largestVariation);
        }
    }

    /**
     * What was found of one tier.
     *
     * @param tier the tier
     * @param accounts how many accounts it has
     * @param mean the mean of their values
     * @param variation their standard deviation divided by the mean
     * @param above the 95 % interval of the difference of means to the tier below; unknown for the lowest tier
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
            requireNonNull(tier, "tier");
            requireNonNull(mean, "mean");
            requireNonNull(variation, "variation");
            requireNonNull(above, "above");
            requireNonNull(findings, "findings");
            findings = List.copyOf(findings);
        }
    }

    /**
     * Returns the verdicts, by values that are given; the intervals of the differences are Welch's.
     *
     * @param ladder the tiers
     * @param values the value of each account by tier, finite: its lifetime value, or what it pays; order does not
     *     matter, and a tier may be missing
     * @param limits the limits
     * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch (1947)</a>
     */
    public static TierSeparation of(Ladder ladder, Map<TierId, double[]> values, Limits limits) {
        requireNonNull(limits, "limits");
        List<Verdict> verdicts = new ArrayList<>();
        Optional<TierSample> below = Optional.empty();
        for (ValueTier tier : ladder.tiers()) {
            TierSample sample = TierSample.of(values.getOrDefault(tier.id(), new double[0]));
            Answer<Interval> above = below.map(lower -> sample.above(lower))
                    .orElseGet(() -> Answer.unknown(Answer.Reason.EMPTY_BASE, "there is no tier below"));
            verdicts.add(verdict(tier.id(), sample, sample.mean(), above, limits, below.isPresent()));
            below = Optional.of(sample);
        }
        return new TierSeparation(verdicts);
    }

    /**
     * Returns the verdicts, by lifetime values under a model. An account is worth what its tier is, and as many months
     * in it as it will stay there times what it pays above the tier's margin. The interval of a difference is that of
     * 1,000 draws of the chain, to each of which the spread of the accounts adds a normal error; so two tiers are apart
     * only if neither few moves nor few accounts could have made them so.
     *
     * @param model the fitted ladder
     * @param amounts what each account of a tier pays a month, in major units and finite; order does not matter, and a
     *     tier may be missing
     * @param limits the limits
     */
    public static TierSeparation of(LadderModel model, Map<TierId, double[]> amounts, Limits limits) {
        requireNonNull(limits, "limits");
        return ModelSeparation.of(model, amounts, limits);
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

    static Verdict verdict(
            TierId tier,
            TierSample sample,
            Answer<Double> mean,
            Answer<Interval> above,
            Limits limits,
            boolean hasTierBelow) {
        List<Finding> findings = new ArrayList<>();
        if (sample.n() < limits.minimumAccounts()) {
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
        if (hasTierBelow && !above.isKnown()) {
            findings.add(Finding.NOT_COMPARED);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.DISTINCT);
        }
        return new Verdict(tier, sample.n(), mean, variation, above, findings);
    }
}
