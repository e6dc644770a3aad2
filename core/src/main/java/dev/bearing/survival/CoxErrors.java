package dev.bearing.survival;

import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxLikelihood;
import dev.bearing.internal.cox.CoxNewton;
import dev.bearing.internal.cox.CoxSandwich;
import dev.bearing.internal.cox.RiskSets;
import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.linear.Matrices;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is said of a fit beside its coefficients: their errors, what was left out, and where it comes from. */
final class CoxErrors {

    final boolean usesRobust;
    private final CoxNewton fit;
    private final double[][] naive;
    private final double[][] sandwich;

    private CoxErrors(CoxNewton fit, CoxTies ties, boolean robust) {
        this.fit = fit;
        naive = Cholesky.of(fit.likelihood.information).inverse();
        sandwich = Matrices.product(naive, Matrices.product(CoxSandwich.of(fit, ties.isEfron()), naive));
        usesRobust = robust || fit.design.cluster != null || !fit.design.wholeWeights;
    }

    /** Returns the errors; the fit's sums over risk sets must still be there. */
    static CoxErrors of(CoxNewton fit, CoxTies ties, boolean robust) {
        return new CoxErrors(fit, ties, robust);
    }

    /** Returns the covariance of the standardised covariates' coefficients that tests and intervals stand on. */
    double[][] covariance() {
        return usesRobust ? sandwich : naive;
    }

    /** Returns the covariance in the units of the covariates. */
    static double[][] inUnits(double[][] standardised, double[] deviation) {
        double[][] raw = new double[deviation.length][deviation.length];
        for (int j = 0; j < raw.length; j++) {
            for (int k = 0; k < raw.length; k++) {
                raw[j][k] = standardised[j][k] / deviation[j] / deviation[k];
            }
        }
        return raw;
    }

    List<FittedCoefficient> coefficients() {
        List<FittedCoefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < fit.beta.length; j++) {
            double unit = fit.design.deviation[j];
            coefficients.add(new FittedCoefficient(
                    fit.design.names[j], fit.beta[j] / unit, error(j, naive[j][j], unit), robust(j, unit), usesRobust));
        }
        return List.copyOf(coefficients);
    }

    /** With one cluster the residuals add up to nothing, whatever the error is. */
    private Answer<Double> robust(int j, double unit) {
        return fit.design.clusters() > 1
                ? error(j, sandwich[j][j], unit)
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a robust error takes more than one cluster");
    }

    /**
     * A variance of nothing is that of a coefficient of which the information has run out, and so is one that makes a
     * coefficient without a bound sure: it is rounding.
     */
    private Answer<Double> error(int j, double variance, double unit) {
        boolean rounding = fit.monotone[j] && naive[j][j] < fit.beta[j] * fit.beta[j];
        return variance > 0 && !rounding
                ? Answer.known(Math.sqrt(variance) / unit)
                : Answer.unknown(Answer.Reason.UNBOUNDED, "the rows say nothing of how large the coefficient is");
    }

    static List<CoxModel.Flag> flags(CoxNewton fit, CoxDesign given) {
        List<String> estimated = Arrays.asList(fit.design.names);
        List<CoxModel.Flag> flags = new ArrayList<>();
        for (int j = 0; j < given.names.length; j++) {
            String name = given.names[j];
            int place = estimated.indexOf(name);
            if (place < 0) {
                flags.add(new CoxModel.Flag(
                        given.deviation[j] > 0 ? CoxModel.Flag.Kind.COLLINEAR : CoxModel.Flag.Kind.ZERO_VARIANCE,
                        name));
            } else if (fit.monotone[place]) {
                flags.add(new CoxModel.Flag(CoxModel.Flag.Kind.MONOTONE_LIKELIHOOD, name));
            }
        }
        return List.copyOf(flags);
    }

    static FitProvenance provenance(CoxModel model, CoxNewton fit) {
        FitProvenance.Builder provenance = FitProvenance.builder("cox", fit.design.rows, fit.design.events)
                .iterations(fit.iterations, fit.converged);
        model.coefficients().forEach(c -> provenance.parameter(c.name(), c.estimate()));
        model.flags().forEach(flag -> provenance.flag(words(flag.kind()) + ": " + flag.covariate()));
        return provenance.build();
    }

    static double[] martingaleResiduals(CoxDesign design, CoxTies ties, double[] beta) {
        RiskSets sets = design.sets;
        CoxLikelihood likelihood = new CoxLikelihood(design, ties.isEfron());
        likelihood.at(beta);
        double[] residuals = new double[sets.active];
        for (int i = 0; i < sets.active; i++) {
            residuals[i] = -likelihood.expected[i] / design.weightOf(i);
        }
        for (int group = 0; group < sets.groups(); group++) {
            for (int i = sets.firstRow[group]; i < sets.firstRow[group] + sets.deaths[group]; i++) {
                residuals[i] += 1;
            }
        }
        int[] given = sets.order.clone();
        Arrays.sort(given);
        double[] ordered = new double[given.length];
        for (int i = 0; i < sets.active; i++) {
            ordered[Arrays.binarySearch(given, sets.order[i])] = residuals[i];
        }
        return ordered;
    }

    /** Returns where each of {@code some} stands in {@code all}. */
    static int[] places(String[] some, String[] all) {
        List<String> names = Arrays.asList(all);
        return Arrays.stream(some).mapToInt(names::indexOf).toArray();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
