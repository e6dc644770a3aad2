package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.BinomialSampler;
import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A model fitted again and again to data that might have been, so that numbers get intervals without any theory of
 * theirs: the 2.5 % and 97.5 % points of what the replicates say.
 *
 * <pre>{@code
 * RetentionBootstrap again = RetentionBootstrap.resampling(
 *                 counts, c -> ShiftedBetaGeometric.fit(c).map(RetentionFit::model), 1_000, 42)
 *         .orElseThrow("bootstrap");
 * again.estimate(model -> model.survival(24));
 * }</pre>
 *
 * <p>Each replicate has a stream of random numbers of its own, so that the same seed gives the same intervals on one
 * thread or many. Immutable.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An Introduction to the Bootstrap (1993),
 *     sections 6.5 and 13.3</a>
 */
public final class RetentionBootstrap implements UncertainRetention {

    /** The share of replicates that must have a value. */
    private static final double ENOUGH = 0.95;

    private final RetentionModel model;
    private final List<RetentionModel> models;
    private final int replicates;

    private RetentionBootstrap(RetentionModel model, List<RetentionModel> models, int replicates) {
        this.model = model;
        this.models = models;
        this.replicates = replicates;
    }

    /**
     * Returns the bootstrap of customers drawn with replacement, each with its whole history (nonparametric). Unknown
     * where the fit to the data themselves is; INSUFFICIENT_DATA where more than one in twenty replicates has no fit.
     *
     * @param fit makes a model of counts; pure, since it is called on several threads
     * @param replicates how many times the customers are drawn, 2 or more; 1,000 for an interval
     * @param seed the seed of the draws
     */
    public static Answer<RetentionBootstrap> resampling(
            RenewalCounts counts, Function<RenewalCounts, Answer<RetentionModel>> fit, int replicates, long seed) {
        requireNonNull(counts, "counts");
        requireNonNull(fit, "fit");
        long[] multiplicities = counts.multiplicities();
        return of(
                fit.apply(counts),
                random -> fit.apply(counts.withMultiplicities(new BinomialSampler(random).resample(multiplicities))),
                replicates,
                seed);
    }

    /**
     * Returns the bootstrap of data drawn from a fitted model (parametric): at each renewal customers are lost with the
     * model's probability, and leave observation or join it as in the data. The model is fitted again to each.
     * INSUFFICIENT_DATA where more than one in twenty replicates has no fit.
     *
     * @param replicates how many times data are drawn, 2 or more; 1,000 for an interval
     * @param seed the seed of the draws
     */
    public static Answer<RetentionBootstrap> parametric(RetentionFit fit, int replicates, long seed) {
        requireNonNull(fit, "fit");
        String name = fit.model().provenance().model();
        return of(
                Answer.known(fit.model()),
                random -> {
                    RenewalCounts drawn = fit.counts().drawn(fit.model(), new BinomialSampler(random));
                    return RenewalCoordinates.fit(name, drawn).map(RetentionFit::model);
                },
                replicates,
                seed);
    }

    private static Answer<RetentionBootstrap> of(
            Answer<RetentionModel> fitted,
            Function<RandomGenerator, Answer<RetentionModel>> replicate,
            int replicates,
            long seed) {
        requireNonNull(fitted, "fit");
        checkArgument(replicates >= 2, "replicates must be at least 2, was %s", replicates);
        long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
        return fitted.flatMap(model -> {
            List<RetentionModel> models = IntStream.range(0, replicates)
                    .parallel()
                    .mapToObj(
                            i -> replicate.apply(new SplittableRandom(seeds[i])).toOptional())
                    .flatMap(Optional::stream)
                    .toList();
            return models.size() >= ENOUGH * replicates
                    ? Answer.known(new RetentionBootstrap(model, models, replicates))
                    : Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "only " + models.size() + " of " + replicates + " replicates have a fit");
        });
    }

    @Override
    public RetentionModel model() {
        return model;
    }

    /** Returns the models of the replicates that have a fit, in a fixed order. */
    public List<RetentionModel> models() {
        return models;
    }

    /**
     * Returns a number that follows from the model, with the 2.5 % and the 97.5 % point of the replicates; the
     * interval's upper end is infinite where the number is for so many. UNBOUNDED where the number itself is.
     */
    @Override
    public Answer<Estimate> estimate(Function<RetentionModel, Answer<Double>> quantity) {
        return DeltaMethod.finite(model, quantity).map(value -> new Estimate(value, interval(quantity)));
    }

    private Answer<Interval> interval(Function<RetentionModel, Answer<Double>> quantity) {
        double[] sorted = replicated(quantity);
        if (sorted.length < ENOUGH * replicates) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "only " + sorted.length + " of " + replicates + " replicates have a value");
        }
        Arrays.sort(sorted);
        return Answer.known(
                Interval.of95(Quantiles.of(sorted, 0.025), Quantiles.of(sorted, 0.975)),
                Explanation.inputs(
                        "percentile bootstrap",
                        List.of(
                                new Contribution("replicates", replicates),
                                new Contribution("with a value", sorted.length))));
    }

    /**
     * Returns the standard deviation of a number over the replicates; INSUFFICIENT_DATA where it is not finite in all
     * that have a fit.
     */
    public Answer<Double> standardError(Function<RetentionModel, Answer<Double>> quantity) {
        double[] values = replicated(quantity);
        double mean = Arrays.stream(values).sum() / values.length;
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(sum / (values.length - 1));
        return values.length == models.size() && Double.isFinite(error)
                ? Answer.known(error)
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "the number is not finite in all replicates");
    }

    private double[] replicated(Function<RetentionModel, Answer<Double>> quantity) {
        return IntStream.range(0, models.size())
                .parallel()
                .mapToObj(i -> quantity.apply(models.get(i)).toOptional())
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
