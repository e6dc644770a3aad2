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
import java.util.Optional;

/** What is said of a fit beside its coefficients: their errors, what was left out, and where it comes from. */
final class CoxErrors {

    final boolean usesRobust;
    private final CoxNewton fit;
    private final double[][] naive;
    private final double[][] sandwich;

    private CoxErrors(CoxNewton fit, double[][] naive, double[][] sandwich, boolean usesRobust) {
        this.fit = fit;
        this.naive = naive;
        this.sandwich = sandwich;
        this.usesRobust = usesRobust;
    }

    /** Returns the errors; the fit's sums over risk sets must still be there. */
    static CoxErrors of(CoxNewton fit, CoxTies ties, boolean robust) {
        double[][] naive = naive(fit);
        return new CoxErrors(
                fit,
                naive,
                Matrices.product(naive, Matrices.product(CoxSandwich.of(fit, ties.isEfron()), naive)),
                robust || fit.design.cluster != null || !fit.design.wholeWeights);
    }

    /** Returns the errors of a fit whose robust covariance is known, on which tests and intervals stand. */
    static CoxErrors of(CoxNewton fit, double[][] sandwich) {
        return new CoxErrors(fit, naive(fit), sandwich, true);
    }

    private static double[][] naive(CoxNewton fit) {
        return Cholesky.of(fit.likelihood.information).inverse();
    }

    /** Returns why nothing can be fitted to the rows, if so. */
    static <T> Optional<Answer<T>> withoutFit(CoxDesign design, String event) {
        if (design.rows == 0) {
            return Optional.of(Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no rows of positive weight"));
        }
        return design.events > 0
                ? Optional.empty()
                : Optional.of(
                        Answer.unknown(Answer.Reason.CENSORED, "none of " + design.rows + " rows ended in " + event));
    }

    /** Returns why a fit found no maximum, if so. */
    static <T> Optional<Answer<T>> withoutMaximum(CoxDesign design, CoxNewton fit) {
        if (fit.beta.length == 0) {
            return Optional.of(Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "none of " + List.of(design.names) + " varies among the rows at risk at an event"));
        }
        return fit.converged
                ? Optional.empty()
                : Optional.of(Answer.unknown(
                        Answer.Reason.DID_NOT_CONVERGE,
                        "after " + fit.iterations + " steps the log-likelihood is " + fit.likelihood.logLikelihood
                                + " and not at its maximum"));
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

    static FitProvenance provenance(
            String model, CoxNewton fit, List<FittedCoefficient> coefficients, List<CoxModel.Flag> flags) {
        FitProvenance.Builder provenance = FitProvenance.builder(model, fit.design.rows, fit.design.events)
                .iterations(fit.iterations, fit.converged);
        coefficients.forEach(c -> provenance.parameter(c.name(), c.estimate()));
        flags.forEach(flag -> provenance.flag(words(flag.kind()) + ": " + flag.covariate()));
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
