package dev.bearing.benchmarks;

import dev.bearing.survival.BgNbd;
import dev.bearing.survival.Concordance;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.LogisticModel;
import dev.bearing.survival.PurchaseFit;
import dev.bearing.survival.PurchaseHistory;
import dev.bearing.survival.RetentionFit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Holds the library's answers against others, and against what must be true of them with no other engine at hand. */
final class ModelChecks {

    /** How many standard errors from the truth an estimate may be. */
    private static final double FAR = 6;

    private ModelChecks() {}

    /**
     * Returns the largest difference, relative to the greater of the expected number and 1.
     *
     * @throws IllegalStateException if it is above the tolerance, or there are more of one than of the other
     */
    static double requireClose(String what, double[] ours, double[] expected, double tolerance) {
        if (ours.length != expected.length) {
            throw new IllegalStateException(what + ": " + ours.length + " numbers and " + expected.length);
        }
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            boolean neither = Double.isNaN(ours[i]) && Double.isNaN(expected[i]);
            double difference = neither ? 0 : Math.abs(ours[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
            if (!(difference <= tolerance)) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "%s, number %d: %.17g and %.17g", what, i, ours[i], expected[i]));
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }

    /** Fails unless estimates are within {@value #FAR} standard errors of what the data were drawn with. */
    static void requireNear(String what, double[] estimates, double[] errors, double[] truth) {
        for (int j = 0; j < truth.length; j++) {
            if (!(Math.abs(estimates[j] - truth[j]) <= FAR * errors[j])) {
                throw new IllegalStateException(what + ", parameter " + j + ": " + estimates[j] + " with error "
                        + errors[j] + ", drawn with " + truth[j]);
            }
        }
    }

    /** Fails unless coefficients are near what the data were drawn with, give or take {@code slack}. */
    static Consumer<CoxModel> near(double[] truth, double slack) {
        return cox -> requireNear(
                "Cox",
                estimates(cox),
                Arrays.stream(errors(cox)).map(error -> error + slack / FAR).toArray(),
                truth);
    }

    static double[] estimates(CoxModel cox) {
        return cox.coefficients().stream().mapToDouble(c -> c.estimate()).toArray();
    }

    /** Returns the standard errors from the information, which are those that R gives. */
    static double[] errors(CoxModel cox) {
        return cox.coefficients().stream()
                .mapToDouble(c -> c.standardError().orElseThrow("error"))
                .toArray();
    }

    /** Fails unless a curve is the product over the times, sorted anew, of the share that stays. */
    static Consumer<KaplanMeier> isProduct(ModelData data) {
        return curve -> {
            long[] ends = data.sortedEnds();
            double[] product = new double[ends.length];
            double[] seen = new double[ends.length];
            double share = 1;
            for (int i = 0; i < ends.length; i++) {
                double atRisk = ends.length - i;
                share *= (ends[i] & 1) == 1 ? (atRisk - 1) / atRisk : 1;
                product[i] = share;
                seen[i] = curve.curve().get(i).survival();
            }
            requireClose("Kaplan-Meier", seen, product, 1e-10);
        };
    }

    /** Fails unless every pair is counted once: an event and one still there later, or two at one time. */
    static Consumer<Concordance> countsEveryPair(ModelData data) {
        return c -> {
            long[] ends = data.sortedEnds();
            double pairs = 0;
            for (int i = 0; i < ends.length; i++) {
                pairs += (ends[i] & 1) * (ends.length - 1.0 - i);
            }
            requireClose(
                    "concordance, pairs",
                    new double[] {c.concordant() + c.discordant() + c.tiedScore()},
                    new double[] {pairs},
                    0);
        };
    }

    /** Returns by how much one more step of Newton's method would move a coefficient: how far it is from the best. */
    static double requireBest(ModelData data, LogisticModel model, double tolerance) {
        int p = data.z.length;
        double[] b = model.coefficients().stream()
                .mapToDouble(FittedCoefficient::estimate)
                .toArray();
        double[] gradient = new double[p + 1];
        for (int i = 0; i < data.outcome.length; i++) {
            double logOdds = b[0];
            for (int j = 0; j < p; j++) {
                logOdds += b[j + 1] * data.z[j][i];
            }
            double residual = (data.outcome[i] ? 1 : 0) - 1 / (1 + Math.exp(-logOdds));
            gradient[0] += residual;
            for (int j = 0; j < p; j++) {
                gradient[j + 1] += residual * data.z[j][i];
            }
        }
        double[][] covariance = model.covariance();
        double largest = 0;
        for (int j = 0; j <= p; j++) {
            double step = 0;
            for (int k = 0; k <= p; k++) {
                step += covariance[j][k] * gradient[k];
            }
            largest = Math.max(largest, Math.abs(step));
        }
        if (!(largest <= tolerance)) {
            throw new IllegalStateException("logistic regression: a step more moves a coefficient by " + largest);
        }
        return largest;
    }

    /** Fails unless the parameters are near those the data were drawn with. */
    static void requireNear(RetentionFit fit) {
        double[] estimates = values(fit.model().provenance().parameters());
        double[] errors = values(fit.standardErrors());
        requireNear("sBG", estimates, errors, new double[] {1, ModelData.SBG_BETA});
    }

    private static double[] values(Map<String, Double> parameters) {
        return parameters.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Fails unless the likelihood is that of the customers one by one, and lower a little to each side. */
    static void requireHighest(ModelData data, PurchaseFit<BgNbd> fit) {
        BgNbd model = fit.model();
        double best = logLikelihood(data, model);
        requireClose("BG/NBD, log-likelihood", new double[] {fit.logLikelihood()}, new double[] {best}, 1e-10);
        for (double factor : new double[] {0.99, 1.01}) {
            requireLower(data, best, BgNbd.of(factor * model.r(), model.alpha(), model.a(), model.b()));
            requireLower(data, best, BgNbd.of(model.r(), factor * model.alpha(), model.a(), model.b()));
            requireLower(data, best, BgNbd.of(model.r(), model.alpha(), factor * model.a(), model.b()));
            requireLower(data, best, BgNbd.of(model.r(), model.alpha(), model.a(), factor * model.b()));
        }
    }

    private static void requireLower(ModelData data, double best, BgNbd other) {
        if (!(logLikelihood(data, other) < best)) {
            throw new IllegalStateException("BG/NBD: " + other + " is more likely than the fit");
        }
    }

    private static double logLikelihood(ModelData data, BgNbd model) {
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += model.logLikelihood(new PurchaseHistory(data.repeats[i], data.recency[i], data.age[i]));
        }
        return sum;
    }
}
