package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.optim.Coordinates;
import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.Optional;

/** Fits the renewal models by maximum likelihood. */
final class RenewalFitter {

    static final String GEOMETRIC_LIMIT = "losses do not come earlier than they would if all customers were alike:"
            + " alpha and beta grow without limit, and the model is the geometric one";
    private static final double LONGEST_STEP = 2;
    /** The logarithm of alpha + beta where customers are nearly alike. */
    static final double LOG_SUM_OF_NEARLY_ALIKE = 11;

    private RenewalFitter() {}

    static Answer<RetentionFit> geometric(RenewalCounts counts) {
        Optional<Answer<RetentionFit>> nothing = nothingToFit(counts);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        return known(constant(
                counts,
                new RenewalRows(counts),
                FitProvenance.builder(GeometricRetention.NAME, counts.customers(), counts.lost())));
    }

    static Answer<RetentionFit> shiftedBetaGeometric(RenewalCounts counts) {
        Optional<Answer<RetentionFit>> nothing = nothingToFit(counts);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        RenewalLikelihood likelihood = new RenewalLikelihood(counts);
        RenewalRows rows = likelihood.rows();
        if (!rows.coversSeveralRenewals()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "only one renewal was seen: it says how many leave, not how customers differ");
        }
        FitProvenance.Builder provenance =
                FitProvenance.builder(ShiftedBetaGeometric.NAME, counts.customers(), counts.lost());
        if (!(likelihood.slopeAtTheLimit() > 0)) {
            return known(constant(counts, rows, provenance.flag(GEOMETRIC_LIMIT)));
        }
        if (rows.lostAfterTheFirst() == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "losses at the first renewal only: alpha and beta fall to 0 without limit");
        }
        DampedNewton.Objective objective = Coordinates.differenceAndSum(likelihood::at, 2);
        DampedNewton.Maximum maximum = DampedNewton.maximise(objective, start(likelihood), LONGEST_STEP);
        if (!maximum.converged() || !maximum.isConcave()) {
            maximum = DampedNewton.maximise(objective, fromAlike(rows, objective), LONGEST_STEP);
        }
        if (!maximum.converged() || !maximum.isConcave()) {
            return Answer.unknown(
                    Answer.Reason.DID_NOT_CONVERGE,
                    "no maximum after " + maximum.iterations() + " steps; the gradient's norm is "
                            + maximum.gradientNorm() + "; the customers may be too alike for "
                            + ShiftedBetaGeometric.NAME
                            + ": try " + GeometricRetention.NAME);
        }
        return known(heterogeneous(counts, likelihood, provenance, maximum));
    }

    static Optional<Answer<RetentionFit>> nothingToFit(RenewalCounts counts) {
        long opportunities = counts.opportunities();
        if (opportunities == 0) {
            return Optional.of(Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was up for a renewal"));
        }
        if (counts.lost() == 0) {
            return Optional.of(Answer.unknown(
                    Answer.Reason.ZERO_CHURN, "nobody was lost at any of " + opportunities + " renewals"));
        }
        if (counts.lost() == opportunities) {
            return Optional.of(
                    Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody renewed: all were lost when first seen"));
        }
        return Optional.empty();
    }

    static Answer<RetentionFit> known(RetentionFit fit) {
        return Answer.known(
                fit,
                Explanation.inputs(
                        "maximum likelihood, " + fit.model().name(),
                        List.of(
                                new Contribution("customers", fit.counts().customers()),
                                new Contribution("lost", fit.counts().lost()))));
    }

    private static RetentionFit constant(RenewalCounts counts, RenewalRows rows, FitProvenance.Builder provenance) {
        double churn = rows.constantChurn();
        GeometricRetention model = new GeometricRetention(
                churn, provenance.parameter("churn", churn).build());
        double variance = churn * (1 - churn) / counts.opportunities();
        return new RetentionFit(model, counts, rows.ofConstantChurn(churn), new double[][] {{variance}}, 0);
    }

    private static RetentionFit heterogeneous(
            RenewalCounts counts,
            RenewalLikelihood likelihood,
            FitProvenance.Builder provenance,
            DampedNewton.Maximum maximum) {
        double[] logs = Coordinates.fromDifferenceAndSum(maximum.point());
        double alpha = Math.exp(logs[0]);
        double beta = Math.exp(logs[1]);
        double[][] covariance = Coordinates.covarianceFromDifferenceAndSum(
                Cholesky.of(maximum.information()).inverse());
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(
                alpha,
                beta,
                provenance
                        .parameter("alpha", alpha)
                        .parameter("beta", beta)
                        .iterations(maximum.iterations(), true)
                        .build());
        return new RetentionFit(
                model, counts, likelihood.value(alpha, beta), scaled(covariance, alpha, beta), maximum.gradientNorm());
    }

    /** Returns the covariance of parameters, given that of their coordinates and how fast they move with these. */
    static double[][] scaled(double[][] covariance, double... scales) {
        double[][] own = new double[scales.length][scales.length];
        for (int i = 0; i < scales.length; i++) {
            for (int j = 0; j < scales.length; j++) {
                own[i][j] = scales[i] * scales[j] * covariance[i][j];
            }
        }
        return own;
    }

    /** The best place on the way from customers who are alike to ones who differ. */
    private static double[] fromAlike(RenewalRows rows, DampedNewton.Objective objective) {
        double churn = rows.constantChurn();
        double u = Math.log(churn) - Math.log1p(-churn);
        double sum = Math.log(churn) + Math.log1p(-churn) + 2 * LOG_SUM_OF_NEARLY_ALIKE;
        return AlikeRidge.best(objective, new double[] {u, sum});
    }

    /** The best of a few points between nearly equal and wholly different customers. */
    private static double[] start(RenewalLikelihood likelihood) {
        double churn = likelihood.rows().constantChurn();
        double best = Double.NEGATIVE_INFINITY;
        double[] start = {0, 0};
        for (double odds : new double[] {churn / (1 - churn), 2 * churn / (1 - churn)}) {
            for (int power = -2; power <= 6; power++) {
                double beta = Math.pow(10, power);
                double value = likelihood.value(odds * beta, beta);
                if (value > best) {
                    best = value;
                    start = new double[] {Math.log(odds), Math.log(odds) + 2 * Math.log(beta)};
                }
            }
        }
        return start;
    }
}
