package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.optim.Coordinates;
import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Fits the models of durations by maximum likelihood. */
final class DurationFitter {

    static final String ALIKE = "losses do not come earlier than they would if all customers were alike:"
            + " r and alpha grow without limit, and the model is that of customers who are";
    static final String EXPONENTIAL_WILL_DO =
            "the data do not tell c from 1 (likelihood-ratio test at 5 %): exponential-gamma does as well";
    static final String STEEPER = "a curve that cannot fall before the first loss would fit better still, as one does"
            + " times that were rounded to whole periods: this is the maximum next to exponential-gamma, and for whole"
            + " periods there is bdw";
    private static final double LONGEST_STEP = 1;
    /** The largest logarithm of alpha. */
    private static final double LARGEST = 700;

    private static final double LOG_R_OF_NEARLY_ALIKE = 10;
    /** r from which on customers are alike. */
    private static final double HARDLY_DIFFERENT = 1e6;
    /** What rounding may add to a likelihood, against 1 + its size. */
    private static final double ROUNDING = 1e-9;
    /** c from which on it has no bound. */
    private static final double STEEP = 50;
    /** Half the 95 % point of chi-square with one degree of freedom. */
    private static final double DROP = Proportions.Z95 * Proportions.Z95 / 2;

    private final DurationRows rows;
    private final DurationLikelihood likelihood;
    private final FitProvenance.Builder provenance;

    private DurationFitter(String name, Spells spells) {
        rows = new DurationRows(spells);
        likelihood = new DurationLikelihood(rows);
        provenance = FitProvenance.builder(name, spells.size(), Math.round(rows.lostInAll()));
    }

    static Answer<DurationFit> exponentialGamma(Spells spells) {
        DurationFitter fitter = new DurationFitter(ExponentialGamma.NAME, spells);
        return fitter.nothingToFit().orElseGet(() -> fitter.fit(false));
    }

    static Answer<DurationFit> weibullGamma(Spells spells) {
        DurationFitter fitter = new DurationFitter(WeibullGamma.NAME, spells);
        return fitter.nothingToFit().or(fitter::nothingToFitPowersTo).orElseGet(() -> fitter.fit(true));
    }

    private Optional<Answer<DurationFit>> nothingToFit() {
        if (!(rows.exposure() > 0)) {
            return Optional.of(Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was observed for any time"));
        }
        if (rows.lostInAll() == 0) {
            return Optional.of(
                    Answer.unknown(Answer.Reason.CENSORED, "nobody was lost in " + rows.exposure() + " units of time"));
        }
        return Optional.empty();
    }

    private Optional<Answer<DurationFit>> nothingToFitPowersTo() {
        if (rows.lostAtOnce() > 0) {
            return Optional.of(Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    Math.round(rows.lostAtOnce()) + " were lost at time 0, which has no power: give them a time"));
        }
        return rows.lostAtSeveralTimes()
                ? Optional.empty()
                : Optional.of(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "all losses fall on one time: no power of age follows"));
    }

    /** What climbing led to: among customers who are alike, and from several places among those who differ. */
    private record Climbs(DampedNewton.Maximum alike, List<DampedNewton.Maximum> all) {

        /** Returns the highest maximum that is one, and above that of customers who are alike. */
        Optional<DampedNewton.Maximum> best() {
            return all.stream()
                    .filter(DurationFitter::isInside)
                    .filter(maximum -> maximum.value() > alike.value() || !alike.converged())
                    .max(Comparator.comparingDouble(DampedNewton.Maximum::value));
        }

        /** Returns whether nothing is above customers who are alike. */
        boolean endAlike() {
            double most = alike.value() + ROUNDING * (1 + Math.abs(alike.value()));
            return alike.converged() && alike.isConcave() && all.stream().allMatch(climb -> climb.value() <= most);
        }

        double highest() {
            return best().orElse(alike).value();
        }
    }

    private Answer<DurationFit> fit(boolean power) {
        DampedNewton.Maximum constant = alike(false);
        Climbs plain = new Climbs(constant, List.of(climbFromAlike(false, constant.point())));
        if (!power) {
            return answer(plain, false, Double.NaN);
        }
        DampedNewton.Maximum alike = alike(true);
        List<DampedNewton.Maximum> all = new ArrayList<>();
        plain.best()
                .map(eg -> Arrays.copyOf(eg.point(), 3))
                .ifPresent(start -> all.add(DampedNewton.maximise(differing(true), start, LONGEST_STEP)));
        double[] logs = alike.point();
        if (likelihood.slopeTowardsDifferences(Math.exp(logs[0]), Math.exp(logs[1])) > 0) {
            all.add(climbFromAlike(true, logs));
        }
        return answer(new Climbs(alike, all), true, plain.highest());
    }

    private Answer<DurationFit> answer(Climbs climbs, boolean power, double simpler) {
        Optional<DampedNewton.Maximum> best = climbs.best();
        if (best.isPresent()) {
            return known(differing(best.get(), power, simpler));
        }
        if (climbs.endAlike()) {
            return known(limit(climbs.alike(), power, simpler));
        }
        return Answer.unknown(
                Answer.Reason.DID_NOT_CONVERGE,
                power
                        ? "the likelihood rises for ever, as it does with times that were rounded to whole periods; try "
                                + ExponentialGamma.NAME + ", or " + BetaDiscreteWeibull.NAME + " for whole periods"
                        : "no finite r and alpha have the highest likelihood");
    }

    /** The maximum among customers who are all alike. */
    private DampedNewton.Maximum alike(boolean power) {
        double log = Math.log(rows.lostInAll() / rows.exposure());
        return power
                ? DampedNewton.maximise(likelihood::alike, new double[] {log, 0}, LONGEST_STEP)
                : DampedNewton.maximise(
                        Coordinates.holding(likelihood::alike, 2, 1, 0), new double[] {log}, LONGEST_STEP);
    }

    private static boolean isInside(DampedNewton.Maximum maximum) {
        double[] logs = Coordinates.fromDifferenceAndSum(maximum.point());
        return maximum.converged()
                && maximum.isConcave()
                && Math.exp(logs[0]) < HARDLY_DIFFERENT
                && Math.abs(logs[1]) < LARGEST
                && (logs.length < 3 || Math.exp(logs[2]) < STEEP);
    }

    /** The likelihood of customers who differ, in log r - log alpha, log r + log alpha and perhaps log c. */
    private DampedNewton.Objective differing(boolean power) {
        return power
                ? Coordinates.differenceAndSum(likelihood::mixed, 3)
                : Coordinates.differenceAndSum(Coordinates.holding(likelihood::mixed, 3, 2, 0), 2);
    }

    /** Climbs from the best place on the way from customers who are alike, of this log rate and perhaps log c. */
    private DampedNewton.Maximum climbFromAlike(boolean power, double[] alike) {
        double[] start = new double[power ? 3 : 2];
        start[0] = alike[0];
        start[1] = 2 * LOG_R_OF_NEARLY_ALIKE - alike[0];
        if (power) {
            start[2] = alike[1];
        }
        return DampedNewton.maximise(differing(power), AlikeRidge.best(differing(power), start), LONGEST_STEP);
    }

    private DurationFit differing(DampedNewton.Maximum maximum, boolean power, double simpler) {
        double[] parameters = Arrays.stream(Coordinates.fromDifferenceAndSum(maximum.point()))
                .map(Math::exp)
                .toArray();
        double[][] covariance = RenewalFitter.scaled(
                Coordinates.covarianceFromDifferenceAndSum(
                        Cholesky.of(maximum.information()).inverse()),
                parameters);
        provenance
                .parameter("r", parameters[0])
                .parameter("alpha", parameters[1])
                .iterations(maximum.iterations(), true);
        if (power && maximum.value() - simpler <= DROP) {
            provenance.flag(EXPONENTIAL_WILL_DO);
        }
        if (power && steepest() > maximum.value()) {
            provenance.flag(STEEPER);
        }
        DurationModel model = power
                ? new WeibullGamma(
                        parameters[0],
                        parameters[1],
                        parameters[2],
                        provenance.parameter("c", parameters[2]).build())
                : new ExponentialGamma(parameters[0], parameters[1], provenance.build());
        return new DurationFit(
                model, maximum.value(), covariance, maximum.gradientNorm(), test(power, maximum.value(), simpler));
    }

    /**
     * The likelihood where c is as good as endless: nobody is lost before the first loss, and from then on the hazard
     * is about r c / t.
     */
    private double steepest() {
        double first = Math.log(rows.firstLoss());
        double times = 0;
        for (int i = 0; i < rows.size(); i++) {
            times += rows.count[i] * Math.max(0, Math.log(rows.exit[i]) - first);
        }
        double[] start = {Math.log(rows.lostInAll() / times / STEEP), STEEP * first};
        return DampedNewton.maximise(Coordinates.holding(likelihood::mixed, 3, 2, Math.log(STEEP)), start, LONGEST_STEP)
                .value();
    }

    private DurationFit limit(DampedNewton.Maximum maximum, boolean power, double simpler) {
        double[] parameters = Arrays.stream(maximum.point()).map(Math::exp).toArray();
        double[][] covariance =
                RenewalFitter.scaled(Cholesky.of(maximum.information()).inverse(), parameters);
        provenance.flag(ALIKE).parameter("rate", parameters[0]).iterations(maximum.iterations(), true);
        double c = power ? parameters[1] : 1;
        FitProvenance origin = power ? provenance.parameter("c", c).build() : provenance.build();
        return new DurationFit(
                new WeibullRetention(parameters[0], c, origin),
                maximum.value(),
                covariance,
                maximum.gradientNorm(),
                test(power, maximum.value(), simpler));
    }

    private static Answer<ChiSquareTest> test(boolean power, double value, double simpler) {
        return power
                ? Answer.known(new ChiSquareTest(Math.max(0, 2 * (value - simpler)), 1))
                : Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        ExponentialGamma.NAME + " has no c: rates do not change with age");
    }

    private static Answer<DurationFit> known(DurationFit fit) {
        return Answer.known(
                fit,
                Explanation.inputs(
                        "maximum likelihood, " + fit.model().name(),
                        List.of(
                                new Contribution(
                                        "customers", fit.model().provenance().rows()),
                                new Contribution(
                                        "lost", fit.model().provenance().events()))));
    }
}
