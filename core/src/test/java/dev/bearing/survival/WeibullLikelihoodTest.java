package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.optim.Coordinates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeibullLikelihoodTest {

    private final RenewalRows rows = new RenewalRows(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491)
            .plus(RenewalCounts.ofSurvivors(500, 440, 380))
            .plus(RenewalCounts.ofTenures(
                    Spells.builder().add(9, 12, 1).add(9, 12, 0).add(3, 10, 0).build())));
    private final BetaDiscreteWeibullLikelihood mixed = new BetaDiscreteWeibullLikelihood(rows);
    private final DiscreteWeibullLikelihood alike = new DiscreteWeibullLikelihood(rows);

    @ParameterizedTest
    @CsvSource({"0.668, 3.806, 1", "2, 0.1, 0.4", "0.01, 50, 1.7", "300, 2000, 0.8", "0.2, 1.4, 5"})
    void theDerivativesOfTheMixtureAreTheSlopes(double alpha, double beta, double c) {
        double[] logs = {Math.log(alpha), Math.log(beta), Math.log(c)};
        Slopes.assertSlopes(mixed::at, logs);
        Slopes.assertSlopes(Coordinates.differenceAndSum(mixed::at, 3), Coordinates.toDifferenceAndSum(logs));
        Slopes.assertSlopes(Coordinates.holding(mixed::at, 3, 1, logs[1]), new double[] {logs[0], logs[2]});
    }

    @ParameterizedTest
    @CsvSource({"-2, 0", "-1, -0.7", "1.5, 0.5", "-4, 1"})
    void theDerivativesOfTheDiscreteWeibullAreTheSlopes(double logOdds, double logC) {
        Slopes.assertSlopes(alike::at, new double[] {logOdds, logC});
    }

    @Test
    void isTheSumOverCustomersOfTheProbabilityOfWhatHappenedToThem() {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.of(0.7, 4, 1.4);
        DiscreteWeibull limit = DiscreteWeibull.of(0.15, 1.4);
        long[] alive = {1000, 869, 743, 653, 593};
        double mixture = 593 * model.logSurvival(4);
        double single = 593 * limit.logSurvival(4);
        for (int t = 1; t <= 4; t++) {
            mixture += (alive[t - 1] - alive[t]) * model.logProbability(t);
            single += (alive[t - 1] - alive[t]) * limit.logProbability(t);
        }
        RenewalRows cohort = new RenewalRows(RenewalCounts.ofSurvivors(alive));
        assertThat(new BetaDiscreteWeibullLikelihood(cohort)
                        .value(new double[] {Math.log(0.7), Math.log(4), Math.log(1.4)}))
                .isCloseTo(mixture, within(1e-10));
        assertThat(new DiscreteWeibullLikelihood(cohort)
                        .at(new double[] {Math.log(0.15 / 0.85), Math.log(1.4)}, new double[2], new double[2][2]))
                .isCloseTo(single, within(1e-10));
    }

    @Test
    void theSlopeAtTheLimitIsTheSlopeTowardsDifferentCustomers() {
        double churn = 0.13;
        double c = 0.8;
        double spread = 1e-6; // 1 / (alpha + beta)
        double at =
                alike.at(new double[] {Math.log(churn / (1 - churn)), Math.log(c)}, new double[2], new double[2][2]);
        double beside =
                mixed.value(new double[] {Math.log(churn / spread), Math.log((1 - churn) / spread), Math.log(c)});
        double slope = (beside - at) / spread;
        assertThat(alike.slopeTowardsDifferences(churn, c)).isCloseTo(slope, within(1e-2 * Math.abs(slope)));
    }

    @Test
    void isNotToldWhereAgeIsTooLargeForANumber() {
        assertThat(mixed.value(new double[] {0, 0, 10})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(mixed.value(new double[] {800, 0, 0})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(alike.at(new double[] {0, 10}, new double[2], new double[2][2]))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
