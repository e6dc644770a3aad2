package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.optim.Coordinates;
import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits the renewal models in which a customer's chance to leave changes with age, by maximum likelihood. */
final class WeibullRenewalFitter {

    static final String WEIBULL_LIMIT = "customers do not differ beyond what their age tells:"
            + " alpha and beta grow without limit, and the model is the discrete Weibull one";
    static final String SBG_WILL_DO = "the data do not tell c from 1 (likelihood-ratio test at 5 %): sbg does as well";
    static final String WEIBULL_WILL_DO =
            "the data do not tell alpha and beta from their limit, where all customers are"
                    + " alike (likelihood-ratio test at 5 %): discrete-weibull does as well";
    private static final double LONGEST_STEP = 1;
    /** alpha + beta from which on customers are alike. */
    private static final double ALIKE = 1e6;
    /** Half the 95 % point of chi-square with one degree of freedom. */
    private static final double DROP = Proportions.Z95 * Proportions.Z95 / 2;

    private WeibullRenewalFitter() {}

    static Answer<RetentionFit> discreteWeibull(RenewalCounts counts) {
        Optional<Answer<RetentionFit>> nothing = nothingToFit(counts, 2);
        return nothing.orElseGet(
                () -> weibull(counts, FitProvenance.builder(DiscreteWeibull.NAME, counts.customers(), counts.lost())));
    }

    static Answer<RetentionFit> betaDiscreteWeibull(RenewalCounts counts) {
        Optional<Answer<RetentionFit>> nothing = nothingToFit(counts, 3);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        FitProvenance.Builder provenance =
                FitProvenance.builder(BetaDiscreteWeibull.NAME, counts.customers(), counts.lost());
        Optional<RetentionFit> alike = discreteWeibull(counts).toOptional();
        BetaDiscreteWeibullLikelihood likelihood = new BetaDiscreteWeibullLikelihood(new RenewalRows(counts));
        double limit = alike.map(RetentionFit::logLikelihood).orElse(Double.NEGATIVE_INFINITY);
        Optional<DampedNewton.Maximum> best = starts(counts, likelihood, alike).stream()
                .map(start -> DampedNewton.maximise(
                        Coordinates.differenceAndSum(likelihood::at, 3),
                        Coordinates.toDifferenceAndSum(start),
                        LONGEST_STEP))
                .filter(WeibullRenewalFitter::isInside)
                .filter(maximum -> maximum.value() > limit)
                .max((one, other) -> Double.compare(one.value(), other.value()));
        if (best.isPresent()) {
            return RenewalFitter.known(heterogeneous(counts, provenance, best.get(), limit));
        }
        return alike.isPresent()
                ? weibull(counts, provenance.flag(WEIBULL_LIMIT))
                : Answer.unknown(
                        Answer.Reason.DID_NOT_CONVERGE,
                        "no finite alpha, beta and c have the highest likelihood; try " + ShiftedBetaGeometric.NAME);
    }

    private static Optional<Answer<RetentionFit>> nothingToFit(RenewalCounts counts, int parameters) {
        Optional<Answer<RetentionFit>> nothing = RenewalFitter.nothingToFit(counts);
        if (nothing.isPresent()) {
            return nothing;
        }
        RenewalRows rows = new RenewalRows(counts);
        String why = "";
        if (rows.size() < parameters) {
            why = parameters + " parameters need " + parameters + " renewals, seen were " + rows.size();
        } else if (rows.lostAfterTheFirst() == 0) {
            why = "losses at the first renewal only: c falls to 0 without limit";
        } else if (rows.lostBeforeTheLast() == 0) {
            why = "losses at the last renewal only: c grows without limit";
        }
        return why.isEmpty() ? Optional.empty() : Optional.of(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, why));
    }

    /** Whether a climb ended at a maximum, and not on its way to customers who are all alike. */
    private static boolean isInside(DampedNewton.Maximum maximum) {
        double[] logs = Coordinates.fromDifferenceAndSum(maximum.point());
        return maximum.converged() && maximum.isConcave() && Math.exp(logs[0]) + Math.exp(logs[1]) < ALIKE;
    }

    /** Where to climb from: the sBG, and where that leads nowhere a place near the discrete Weibull. */
    private static List<double[]> starts(
            RenewalCounts counts, BetaDiscreteWeibullLikelihood likelihood, Optional<RetentionFit> alike) {
        List<double[]> starts = new ArrayList<>();
        RenewalFitter.shiftedBetaGeometric(counts)
                .toOptional()
                .map(RetentionFit::model)
                .filter(ShiftedBetaGeometric.class::isInstance)
                .map(ShiftedBetaGeometric.class::cast)
                .ifPresent(sbg -> starts.add(new double[] {Math.log(sbg.alpha()), Math.log(sbg.beta()), 0}));
        alike.map(RetentionFit::model)
                .map(DiscreteWeibull.class::cast)
                .filter(weibull -> new DiscreteWeibullLikelihood(new RenewalRows(counts))
                                .slopeTowardsDifferences(weibull.churn(), weibull.c())
                        > 0)
                .ifPresent(weibull -> starts.add(near(weibull, likelihood)));
        return starts;
    }

    /** The best place on the way from customers who are alike to ones who differ. */
    private static double[] near(DiscreteWeibull weibull, BetaDiscreteWeibullLikelihood likelihood) {
        double[] nearlyAlike = {
            Math.log(weibull.churn()) + RenewalFitter.LOG_SUM_OF_NEARLY_ALIKE,
            Math.log1p(-weibull.churn()) + RenewalFitter.LOG_SUM_OF_NEARLY_ALIKE,
            Math.log(weibull.c())
        };
        return Coordinates.fromDifferenceAndSum(AlikeRidge.best(
                Coordinates.differenceAndSum(likelihood::at, 3), Coordinates.toDifferenceAndSum(nearlyAlike)));
    }

    private static Answer<RetentionFit> weibull(RenewalCounts counts, FitProvenance.Builder provenance) {
        RenewalRows rows = new RenewalRows(counts);
        DiscreteWeibullLikelihood likelihood = new DiscreteWeibullLikelihood(rows);
        double mean = rows.constantChurn();
        DampedNewton.Maximum maximum = DampedNewton.maximise(
                likelihood::at, new double[] {Math.log(mean) - Math.log1p(-mean), 0}, LONGEST_STEP);
        if (!maximum.converged() || !maximum.isConcave()) {
            return Answer.unknown(
                    Answer.Reason.DID_NOT_CONVERGE,
                    "no maximum after " + maximum.iterations() + " steps; the gradient's norm is "
                            + maximum.gradientNorm());
        }
        double churn = 1 / (1 + Math.exp(-maximum.point()[0]));
        double c = Math.exp(maximum.point()[1]);
        DiscreteWeibull model = new DiscreteWeibull(
                churn,
                c,
                provenance
                        .parameter("churn", churn)
                        .parameter("c", c)
                        .iterations(maximum.iterations(), true)
                        .build());
        double[][] covariance = Cholesky.of(maximum.information()).inverse();
        return RenewalFitter.known(new RetentionFit(
                model,
                counts,
                maximum.value(),
                RenewalFitter.scaled(covariance, churn * (1 - churn), c),
                maximum.gradientNorm()));
    }

    private static RetentionFit heterogeneous(
            RenewalCounts counts, FitProvenance.Builder provenance, DampedNewton.Maximum maximum, double limit) {
        double[] logs = Coordinates.fromDifferenceAndSum(maximum.point());
        double[] parameters = {Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2])};
        double[][] covariance = Coordinates.covarianceFromDifferenceAndSum(
                Cholesky.of(maximum.information()).inverse());
        RenewalFitter.shiftedBetaGeometric(counts)
                .toOptional()
                .filter(sbg -> maximum.value() - sbg.logLikelihood() <= DROP)
                .ifPresent(sbg -> provenance.flag(SBG_WILL_DO));
        if (maximum.value() - limit <= DROP) {
            provenance.flag(WEIBULL_WILL_DO);
        }
        BetaDiscreteWeibull model = new BetaDiscreteWeibull(
                parameters[0],
                parameters[1],
                parameters[2],
                provenance
                        .parameter("alpha", parameters[0])
                        .parameter("beta", parameters[1])
                        .parameter("c", parameters[2])
                        .iterations(maximum.iterations(), true)
                        .build());
        return new RetentionFit(
                model, counts, maximum.value(), RenewalFitter.scaled(covariance, parameters), maximum.gradientNorm());
    }
}
