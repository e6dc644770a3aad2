package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
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

    private RenewalFitter() {}

    static Answer<RetentionFit> geometric(RenewalCounts counts) {
        Optional<Answer<RetentionFit>> nothing = nothingToFit(counts);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        RenewalLikelihood likelihood = new RenewalLikelihood(counts);
        return known(constant(
                counts, likelihood, FitProvenance.builder(GeometricRetention.NAME, counts.customers(), counts.lost())));
    }

    static Answer<RetentionFit> shiftedBetaGeometric(RenewalCounts counts) {
        Optional<Answer<RetentionFit>> nothing = nothingToFit(counts);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        RenewalLikelihood likelihood = new RenewalLikelihood(counts);
        if (!likelihood.coversSeveralRenewals()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "only one renewal was seen: it says how many leave, not how customers differ");
        }
        FitProvenance.Builder provenance =
                FitProvenance.builder(ShiftedBetaGeometric.NAME, counts.customers(), counts.lost());
        if (!(likelihood.slopeAtTheLimit() > 0)) {
            return known(constant(counts, likelihood, provenance.flag(GEOMETRIC_LIMIT)));
        }
        if (likelihood.lostLater() == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "losses at the first renewal only: alpha and beta fall to 0 without limit");
        }
        DampedNewton.Maximum maximum =
                DampedNewton.maximise(likelihood.ofDifferenceAndSum(), start(likelihood), LONGEST_STEP);
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

    private static Optional<Answer<RetentionFit>> nothingToFit(RenewalCounts counts) {
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

    private static Answer<RetentionFit> known(RetentionFit fit) {
        return Answer.known(
                fit,
                Explanation.inputs(
                        "maximum likelihood, " + fit.model().name(),
                        List.of(
                                new Contribution("customers", fit.counts().customers()),
                                new Contribution("lost", fit.counts().lost()))));
    }

    private static RetentionFit constant(
            RenewalCounts counts, RenewalLikelihood likelihood, FitProvenance.Builder provenance) {
        double churn = likelihood.constantChurn();
        GeometricRetention model = new GeometricRetention(
                churn, provenance.parameter("churn", churn).build());
        double variance = churn * (1 - churn) / counts.opportunities();
        return new RetentionFit(model, counts, likelihood.ofConstantChurn(churn), new double[][] {{variance}}, 0);
    }

    private static RetentionFit heterogeneous(
            RenewalCounts counts,
            RenewalLikelihood likelihood,
            FitProvenance.Builder provenance,
            DampedNewton.Maximum maximum) {
        double[] logs = RenewalLikelihood.toLogs(maximum.point());
        double alpha = Math.exp(logs[0]);
        double beta = Math.exp(logs[1]);
        double[][] c = Cholesky.of(maximum.information()).inverse();
        double outer = c[0][0] + c[1][1];
        double cross = (c[1][1] - c[0][0]) / 4;
        double[][] covariance = {
            {alpha * alpha * (outer + 2 * c[0][1]) / 4, alpha * beta * cross},
            {alpha * beta * cross, beta * beta * (outer - 2 * c[0][1]) / 4}
        };
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(
                alpha,
                beta,
                provenance
                        .parameter("alpha", alpha)
                        .parameter("beta", beta)
                        .iterations(maximum.iterations(), true)
                        .build());
        return new RetentionFit(model, counts, likelihood.value(alpha, beta), covariance, maximum.gradientNorm());
    }

    /** The best of a few points between nearly equal and wholly different customers. */
    private static double[] start(RenewalLikelihood likelihood) {
        double churn = likelihood.constantChurn();
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
