package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.optim.Coordinates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalLikelihoodTest {

    private final RenewalLikelihood likelihood =
            new RenewalLikelihood(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491)
                    .plus(RenewalCounts.ofSurvivors(500, 440, 380)));

    @ParameterizedTest
    @CsvSource({"0.668, 3.806", "2, 0.1", "0.01, 50", "300, 2000"})
    void itsDerivativesAreTheSlopes(double alpha, double beta) {
        double[] logs = {Math.log(alpha), Math.log(beta)};
        Slopes.assertSlopes(likelihood::at, logs);
        Slopes.assertSlopes(
                Coordinates.differenceAndSum(likelihood::at, 2), new double[] {logs[0] - logs[1], logs[0] + logs[1]});
        Slopes.assertSlopes(Coordinates.holding(likelihood::at, 2, 1, logs[1]), new double[] {logs[0]});
        Slopes.assertSlopes(Coordinates.holding(likelihood::at, 2, 0, logs[0]), new double[] {logs[1]});
    }

    @Test
    void isTheSumOverCustomersOfTheProbabilityOfWhatHappenedToThem() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(0.7, 4);
        double sum = 593 * model.logSurvival(4);
        long[] alive = {1000, 869, 743, 653, 593};
        for (int t = 1; t <= 4; t++) {
            sum += (alive[t - 1] - alive[t]) * model.logProbability(t);
        }
        assertThat(new RenewalLikelihood(RenewalCounts.ofSurvivors(alive)).value(0.7, 4))
                .isCloseTo(sum, within(1e-10));
    }

    @Test
    void itsSlopeAtTheLimitIsTheSlopeTowardsDifferentCustomers() {
        double churn = likelihood.rows().constantChurn();
        double spread = 1e-6; // 1 / (alpha + beta)
        double slope = (likelihood.value(churn / spread, (1 - churn) / spread)
                        - likelihood.rows().ofConstantChurn(churn))
                / spread;
        assertThat(likelihood.slopeAtTheLimit() / (1 - churn)).isCloseTo(slope, within(1e-2 * slope));
    }
}
