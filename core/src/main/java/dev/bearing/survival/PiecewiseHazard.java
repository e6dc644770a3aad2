package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hazards that are constant between cuts: in each piece of a customer's age, events per time at risk. Without a cut it
 * is the exponential model, one churn rate for every age. The last piece has no end, so that the curve goes on beyond
 * what was observed; whether it should is for the reader to judge.
 *
 * <pre>{@code
 * PiecewiseHazard hazard = PiecewiseHazard.of(tenureMonths, 3, 12); // (0, 3], (3, 12] and beyond
 * hazard.pieces().get(0).rate();                                    // Known 0.027 a month
 * hazard.churnWithin(12, 12);                                       // of those who stayed a year, who leaves in the next
 * }</pre>
 *
 * <p>With {@linkplain Spells#withWeights weights}, events and exposure are sums of weights, and standard errors are
 * those of the infinitesimal jackknife.
 *
 * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch and Prentice (2002), sections 2.2 and 3.4</a>
 */
public final class PiecewiseHazard implements RetentionModel {

    private final HazardPieces fit;
    private final List<Piece> pieces;

    private PiecewiseHazard(HazardPieces fit) {
        this.fit = fit;
        List<Piece> list = new ArrayList<>();
        for (int k = 0; k < fit.size(); k++) {
            list.add(piece(k));
        }
        this.pieces = List.copyOf(list);
    }

    /**
     * Returns the hazards of these spells; every cause but 0 is the event. An event at a cut belongs to the piece that
     * ends there, one at time 0 to the first.
     *
     * @param cuts where one piece ends and the next begins, ascending, each positive and finite; none for one rate
     */
    public static PiecewiseHazard of(Spells spells, double... cuts) {
        requireNonNull(spells, "spells");
        requireNonNull(cuts, "cuts");
        double last = 0;
        for (double cut : cuts) {
            checkArgument(
                    cut > last && cut < Double.POSITIVE_INFINITY,
                    "cuts must be positive, finite and ascending, %s follows %s",
                    cut,
                    last);
            last = cut;
        }
        return new PiecewiseHazard(HazardPieces.of(spells.weighty(), cuts));
    }

    /** Returns the one hazard of these spells, the same at every age. */
    public static PiecewiseHazard constant(Spells spells) {
        requireNonNull(spells, "spells");
        return of(spells);
    }

    /**
     * A piece of age and its hazard.
     *
     * @param from where it begins; its ages are above this
     * @param to where it ends, that age included; infinite for the last
     * @param exposure the time at risk in it, summed over the spells, each times its weight
     * @param events how many events fell in it
     * @param rate events, each times its weight, over exposure: per unit of time; EMPTY_BASE where nobody was at risk
     * @param standardError the standard error of the rate, rate / √events or with weights the jackknife's;
     *     INSUFFICIENT_DATA without events
     * @param exactInterval the exact 95 % interval of the rate, from gamma quantiles; also known without events, but
     *     not with weights
     */
    public record Piece(
            double from,
            double to,
            double exposure,
            long events,
            Answer<Double> rate,
            Answer<Double> standardError,
            Answer<Interval> exactInterval) {

        /** Refuses null. */
        public Piece {
            requireNonNull(rate, "rate");
            requireNonNull(standardError, "standardError");
            requireNonNull(exactInterval, "exactInterval");
        }

        /** Returns the 95 % interval rate·exp(±1.96·se/rate); INSUFFICIENT_DATA without events. */
        public Answer<Interval> interval() {
            return rate.flatMap(value -> standardError.map(error -> {
                double factor = Math.exp(Proportions.Z95 * error / value);
                return Interval.of95(value / factor, value * factor);
            }));
        }
    }

    private Piece piece(int k) {
        Answer<Double> rate = fit.exposure(k) > 0
                ? Answer.known(fit.rate(k))
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was at risk after " + fit.from(k));
        Answer<Double> error = rate.flatMap(value -> fit.events(k) > 0
                ? Answer.known(Math.sqrt(fit.covariance(k, k)))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no event after " + fit.from(k)));
        Answer<Interval> exact = rate.flatMap(value -> fit.isWeighted()
                ? Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "weights are no counts")
                : Answer.known(ExactRate.interval(fit.events(k), fit.exposure(k))));
        return new Piece(fit.from(k), fit.to(k), fit.exposure(k), fit.events(k), rate, error, exact);
    }

    /** Returns the pieces, youngest first. */
    public List<Piece> pieces() {
        return pieces;
    }

    /** Returns the log-likelihood, the sum over pieces of events × log rate - rate × exposure. */
    public double logLikelihood() {
        double sum = 0;
        for (int k = 0; k < fit.size(); k++) {
            sum += fit.events(k) > 0 ? fit.eventWeight(k) * Math.log(fit.rate(k)) - fit.eventWeight(k) : 0;
        }
        return sum;
    }

    /** Returns S(t) = exp(-sum of rate × time in each piece up to t); EMPTY_BASE where nobody was at risk by then. */
    @Override
    public Answer<Double> survival(long time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        double age = (double) time;
        return known(age, () -> Math.exp(-fit.cumulativeHazard(age)));
    }

    /**
     * Returns the mean time spent waiting up to {@code tau}, the area under S, with its standard error by the delta
     * method; EMPTY_BASE where nobody was at risk in a piece before tau.
     *
     * @param tau 0 or more and finite
     */
    public Answer<EstimateWithError> restrictedMean(double tau) {
        checkArgument(tau >= 0 && tau < Double.POSITIVE_INFINITY, "tau must be finite and not negative, was %s", tau);
        return known(tau, () -> fit.restrictedMean(tau));
    }

    private <T> Answer<T> known(double time, Supplier<T> value) {
        for (int k = 0; k < fit.size() && fit.from(k) < time; k++) {
            if (!(fit.exposure(k) > 0)) {
                return pieces.get(k).rate().map(unused -> value.get());
            }
        }
        return Answer.known(value.get(), Explanation.inputs(name(), List.of()));
    }

    /** Returns {@code constant-hazard} without cuts, else {@code piecewise-hazard}. */
    @Override
    public String name() {
        return fit.size() == 1 ? "constant-hazard" : "piecewise-hazard";
    }

    @Override
    public FitProvenance provenance() {
        long events = pieces.stream().mapToLong(Piece::events).sum();
        FitProvenance.Builder builder = FitProvenance.builder(name(), fit.rows(), events);
        for (Piece piece : pieces) {
            piece.rate().toOptional().ifPresent(rate -> builder.parameter("rate after " + piece.from(), rate));
        }
        if (fit.isWeighted()) {
            builder.flag("weighted: standard errors by the infinitesimal jackknife");
        }
        if (fit.eventsAtOrigin() > 0) {
            builder.flag("events at time 0 count in the first piece, where they add no time: " + fit.eventsAtOrigin());
        }
        return builder.build();
    }
}
