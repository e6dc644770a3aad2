package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.linear.Matrices;
import dev.bearing.internal.logistic.ColumnScales;
import dev.bearing.internal.optim.PenalisedNewton;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The terms of a regression in the units of its covariates, from a fit on standardised columns: b = b* / sd, and the
 * intercept takes up the means. With λ the penalty, H the information and M its robust counterpart, the covariance of
 * b* is (H + λ)⁻¹ M (H + λ)⁻¹, where M = H for the plain standard errors.
 *
 * @see <a href="https://doi.org/10.2307/2347628">le Cessie and van Houwelingen (1992), section 2</a>
 */
final class FittedTerms {

    static final String INTERCEPT = "(Intercept)";

    private final List<FittedCoefficient> coefficients;
    private final double[] estimates;
    private final double[][] covariance;
    /** Empty where the model has no robust standard errors. */
    private final double[][] robust;

    private final List<String> flags;

    private FittedTerms(
            List<FittedCoefficient> coefficients,
            double[] estimates,
            double[][] covariance,
            double[][] robust,
            List<String> flags) {
        this.coefficients = coefficients;
        this.estimates = estimates;
        this.covariance = covariance;
        this.robust = robust;
        this.flags = flags;
    }

    /** Returns these terms with tests, intervals and covariance by the robust errors, which there must be. */
    FittedTerms onRobustErrors() {
        List<String> said = new ArrayList<>(flags);
        said.add("tests and intervals stand on the robust errors (HC0)");
        return new FittedTerms(
                coefficients.stream()
                        .map(term -> new FittedCoefficient(
                                term.name(), term.estimate(), term.standardError(), term.robustStandardError(), true))
                        .toList(),
                estimates,
                robust,
                robust,
                List.copyOf(said));
    }

    List<FittedCoefficient> coefficients() {
        return coefficients;
    }

    /** Returns the estimates, intercept first. */
    double[] estimates() {
        return estimates;
    }

    /** Returns {@code double[1 + p][1 + p]}; rows of covariates left out or held are 0. */
    double[][] covariance() {
        return covariance;
    }

    /** Returns what a reader must know, in plain words. */
    List<String> flags() {
        return flags;
    }

    /**
     * Returns the terms.
     *
     * @param names the covariates
     * @param information what the plain standard errors rest on, lower triangle
     * @param middle the middle of the sandwich, lower triangle; empty array for no robust standard errors
     */
    static FittedTerms of(
            List<String> names,
            PenalisedNewton.Fit fit,
            ColumnScales scales,
            double ridge,
            double[][] information,
            double[][] middle) {
        int[] index = PenalisedNewton.indices(fit.free);
        double[][] plain = toRaw(sandwich(index, ridge, information, information), index, scales);
        double[][] robust =
                middle.length == 0 ? middle : toRaw(sandwich(index, ridge, information, middle), index, scales);
        double[] estimates = estimates(fit.beta, scales);
        List<FittedCoefficient> coefficients = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        for (int j = 0; j < estimates.length; j++) {
            String name = j == 0 ? INTERCEPT : names.get(j - 1);
            String why = fit.free[j] ? "" : whyNot(fit, scales, j);
            if (!why.isEmpty()) {
                flags.add(name + " " + why);
            }
            coefficients.add(new FittedCoefficient(
                    name,
                    estimates[j],
                    error(plain, j, why),
                    middle.length == 0
                            ? Answer.unknown(Answer.Reason.NOT_CONFIGURED, "this model has no robust standard errors")
                            : error(robust, j, why),
                    false));
        }
        if (ridge > 0) {
            flags.add("shrunk by a ridge penalty of " + ridge);
        }
        return new FittedTerms(List.copyOf(coefficients), estimates, plain, robust, List.copyOf(flags));
    }

    /** Checks that covariates are distinct, and none named like a column of the model's own. */
    static void checkNames(List<String> names, List<String> own) {
        checkArgument(
                names.stream().distinct().count() == names.size()
                        && !names.contains(INTERCEPT)
                        && names.stream().noneMatch(own::contains),
                "covariates must be distinct, and none a term of the model's own, were %s",
                names);
    }

    /** Returns the coefficient of a name. */
    FittedCoefficient coefficient(String name) {
        return named(coefficients, name);
    }

    /** Returns the one of a name. */
    static FittedCoefficient named(List<FittedCoefficient> coefficients, String name) {
        return coefficients.stream()
                .filter(coefficient -> coefficient.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("name must be that of a term, was " + name));
    }

    /** Returns a copy of the covariance. */
    double[][] copyOfCovariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    private static String whyNot(PenalisedNewton.Fit fit, ColumnScales scales, int j) {
        if (!fit.aliased[j]) {
            return "is held at 0 by its sign";
        }
        return scales.factor()[j - 1] > 0
                ? "is left out: earlier covariates tell the same"
                : "is left out: it does not vary";
    }

    private static Answer<Double> error(double[][] covariance, int j, String why) {
        return why.isEmpty()
                ? Answer.known(Math.sqrt(covariance[j][j]))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "the covariate " + why);
    }

    private static double[] estimates(double[] beta, ColumnScales scales) {
        double[] raw = beta.clone();
        for (int j = 1; j < raw.length; j++) {
            raw[j] = beta[j] * scales.factor()[j - 1] + 0.0;
            raw[0] -= raw[j] * scales.shift()[j - 1];
        }
        return raw;
    }

    /** The covariance of the free standardised parameters. */
    private static double[][] sandwich(int[] index, double ridge, double[][] information, double[][] middle) {
        double[][] bread = PenalisedNewton.restricted(information, index);
        for (int a = 0; a < index.length; a++) {
            bread[a][a] += index[a] == 0 ? 0 : ridge;
        }
        double[][] inverse = Cholesky.of(bread).inverse();
        if (ridge == 0 && middle == information) {
            return inverse;
        }
        double[][] meat = symmetric(PenalisedNewton.restricted(middle, index));
        return Matrices.product(Matrices.product(inverse, meat), inverse);
    }

    private static double[][] symmetric(double[][] lower) {
        for (int a = 0; a < lower.length; a++) {
            for (int b = 0; b < a; b++) {
                lower[b][a] = lower[a][b];
            }
        }
        return lower;
    }

    /** T V Tᵀ, with T what {@link #estimates} does; the intercept is the first free parameter. */
    private static double[][] toRaw(double[][] covariance, int[] index, ColumnScales scales) {
        int free = index.length;
        double[][] map = new double[free][free];
        map[0][0] = 1;
        for (int a = 1; a < free; a++) {
            int column = index[a] - 1;
            map[a][a] = scales.factor()[column];
            map[0][a] = -scales.factor()[column] * scales.shift()[column];
        }
        double[][] transposed = new double[free][free];
        for (int a = 0; a < free; a++) {
            for (int b = 0; b < free; b++) {
                transposed[a][b] = map[b][a];
            }
        }
        double[][] part = Matrices.product(Matrices.product(map, covariance), transposed);
        double[][] raw = new double[scales.columns() + 1][scales.columns() + 1];
        for (int a = 0; a < free; a++) {
            for (int b = 0; b < free; b++) {
                raw[index[a]][index[b]] = part[a][b];
            }
        }
        return raw;
    }
}
