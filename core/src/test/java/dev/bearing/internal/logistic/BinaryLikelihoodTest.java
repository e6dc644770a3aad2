package dev.bearing.internal.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryLikelihoodTest {

    private static final int ROWS = 700;

    private final Random random = new Random(1);
    private final double[][] x = new double[ROWS][6];
    private final boolean[] events = new boolean[ROWS];
    private final double[] weights = new double[ROWS];

    BinaryLikelihoodTest() {
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < 6; j++) {
                x[i][j] = random.nextGaussian() * (j + 1) + j;
            }
            events[i] = random.nextInt(3) == 0;
            weights[i] = random.nextInt(4);
        }
    }

    private BinaryLikelihood likelihood() {
        ColumnBlocks table = ColumnBlocks.ofRows(x, 6);
        return new BinaryLikelihood(table, events, weights, ColumnScales.of(table, weights));
    }

    private static double value(BinaryLikelihood likelihood, double[] beta) {
        return likelihood.evaluate(beta, new double[7], new double[7][7]);
    }

    @Test
    void hasTheDerivativesThatFiniteDifferencesSay() {
        BinaryLikelihood likelihood = likelihood();
        double[] beta = {-0.4, 0.5, -0.3, 0, 1.2, -0.7, 0.1};
        double[] gradient = new double[7];
        double[][] information = new double[7][7];
        likelihood.evaluate(beta, gradient, information);
        double step = 1e-5;
        for (int j = 0; j < 7; j++) {
            double[] up = beta.clone();
            double[] down = beta.clone();
            up[j] += step;
            down[j] -= step;
            double slope = (value(likelihood, up) - value(likelihood, down)) / (2 * step);
            assertThat(gradient[j]).isCloseTo(slope, within(1e-5));
            double[] above = new double[7];
            double[] below = new double[7];
            likelihood.evaluate(up, above, new double[7][7]);
            likelihood.evaluate(down, below, new double[7][7]);
            for (int k = 0; k <= j; k++) {
                assertThat(information[j][k]).isCloseTo((below[k] - above[k]) / (2 * step), within(1e-5));
            }
        }
    }

    @Test
    void staysExactWhereProbabilitiesAreNearZeroOrOne() {
        double[][] one = {{0}, {1}};
        ColumnBlocks table = ColumnBlocks.ofRows(one, 1);
        BinaryLikelihood likelihood = new BinaryLikelihood(
                table, new boolean[] {false, true}, new double[0], ColumnScales.of(table, new double[0]));
        // standardised to -1 and 1: both margins are 40, then 800
        double[] gradient = new double[2];
        double exact = -2 * Math.log1p(Math.exp(-40));
        assertThat(likelihood.evaluate(new double[] {0, 40}, gradient, new double[2][2]))
                .isCloseTo(exact, within(1e-15 * -exact));
        assertThat(gradient[1]).isCloseTo(2 * Math.exp(-40), within(1e-30));
        assertThat(likelihood.evaluate(new double[] {0, -800}, new double[2], new double[2][2]))
                .isEqualTo(-1600);
    }

    @Test
    void saysHowFarADirectionMovesRows() {
        BinaryLikelihood likelihood = likelihood();
        double[] direction = {0.1, 1, 0, 0, 0, 0, -2};
        double[] reach = likelihood.reach(direction);
        assertThat(reach[0]).isPositive().isLessThanOrEqualTo(likelihood.reachBound(direction));
        assertThat(reach[1]).isNegative().isGreaterThanOrEqualTo(-reach[0]);
    }
}
