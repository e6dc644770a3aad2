package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxLikelihood;
import dev.bearing.internal.cox.TimeScales;
import dev.bearing.internal.linear.Cholesky;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether hazard ratios stay the same over time: a small p-value says that the covariate's ratio changes, so that its
 * coefficient is an average over the time observed.
 *
 * @param method which test it is, for a reader who compares programs
 * @param scale the function of time tested against
 * @param covariates one test per coefficient, in their order
 * @param global the test of all of them together
 */
public record ProportionalityTest(String method, CoxModel.TimeScale scale, List<Row> covariates, ChiSquareTest global) {

    private static final String METHOD = "Grambsch-Therneau score test (as cox.zph of R survival >= 3.0)";

    /** Copies the rows. */
    public ProportionalityTest {
        requireNonNull(covariates, "covariates");
        requireNonNull(method, "method");
        requireNonNull(scale, "scale");
        covariates = List.copyOf(covariates);
        requireNonNull(global, "global");
    }

    /**
     * The test of one coefficient.
     *
     * @param covariate its name
     * @param test with one degree of freedom
     */
    public record Row(String covariate, ChiSquareTest test) {

        /** Refuses null. */
        public Row {
            requireNonNull(covariate, "covariate");
            requireNonNull(test, "test");
        }
    }

    /** With β(t) = β + θ·g(t): the score of θ at 0, and its information less what β tells of it. */
    static Answer<ProportionalityTest> of(CoxDesign design, CoxTies ties, double[] beta, CoxModel.TimeScale scale) {
        double[] g = at(design, scale);
        double[] squares = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            squares[i] = g[i] * g[i];
        }
        CoxLikelihood likelihood = new CoxLikelihood(design, ties.isEfron());
        likelihood.at(beta);
        Cholesky own = Cholesky.of(copy(likelihood.information));
        likelihood.at(beta, g, null);
        double[] score = likelihood.score.clone();
        double[][] shared = copy(likelihood.information);
        likelihood.at(beta, squares, null);
        double[][] left = copy(likelihood.information);
        int p = beta.length;
        double[] whole = new double[p];
        for (int j = 0; j < p; j++) {
            whole[j] = left[j][j];
            double[] explained = own.solve(shared[j]);
            for (int k = 0; k < p; k++) {
                for (int l = 0; l < p; l++) {
                    left[j][k] -= shared[k][l] * explained[l];
                }
            }
        }
        Cholesky factors = Cholesky.of(left);
        List<Row> rows = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            if (!factors.tells(j) || !(left[j][j] > 1e-10 * whole[j])) {
                return cannotTell(design, j, g.length + " event times");
            }
            rows.add(new Row(design.names[j], new ChiSquareTest(score[j] * score[j] / left[j][j], 1)));
        }
        double[] solved = factors.solve(score);
        double global = 0;
        for (int j = 0; j < p; j++) {
            global += score[j] * solved[j];
        }
        return Answer.known(new ProportionalityTest(METHOD, scale, rows, new ChiSquareTest(Math.max(0, global), p)));
    }

    static <T> Answer<T> cannotTell(CoxDesign design, int covariate, String with) {
        return Answer.unknown(
                Answer.Reason.INSUFFICIENT_DATA,
                "with " + with + " the change of " + design.names[covariate] + " over time cannot be told");
    }

    /** The function of time at each event time. */
    static double[] at(CoxDesign design, CoxModel.TimeScale scale) {
        return switch (scale) {
            case KAPLAN_MEIER -> TimeScales.kaplanMeier(design);
            case IDENTITY -> TimeScales.identity(design);
            case LOG -> TimeScales.log(design);
            case RANK -> TimeScales.rank(design);
        };
    }

    static double[][] copy(double[][] matrix) {
        double[][] rows = new double[matrix.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix[i].clone();
        }
        return rows;
    }
}
