package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class WeightFitProperties {

    /** Correlated healths of a few measures, with risks of which some may point the wrong way. */
    private static final class World {

        final LearningRows rows;
        final double[] shares;

        World(long seed, int measures, int count) {
            Random random = new Random(seed);
            double[][] healths = new double[measures][count];
            boolean[] churned = new boolean[count];
            double[] truth = new double[measures];
            shares = new double[measures];
            for (int j = 0; j < measures; j++) {
                truth[j] = 3 * random.nextDouble() - 1;
                shares[j] = random.nextInt(4);
            }
            shares[0]++;
            double sum = Arrays.stream(shares).sum();
            for (int j = 0; j < measures; j++) {
                shares[j] /= sum;
            }
            for (int i = 0; i < count; i++) {
                double common = random.nextDouble();
                double eta = 0;
                for (int j = 0; j < measures; j++) {
                    healths[j][i] = (common + random.nextDouble()) / 2;
                    eta += truth[j] * (0.5 - healths[j][i]);
                }
                churned[i] = i < 2 ? i == 0 : random.nextDouble() < 1 / (1 + Math.exp(0.5 - eta));
            }
            int[] accounts = new int[count];
            Arrays.setAll(accounts, i -> i);
            rows = new LearningRows(healths, churned, accounts, new int[count], new int[count]);
        }

        /** The gradient of the penalised likelihood by the coefficients, intercept last. */
        double[] gradient(WeightFit fit, double lambda) {
            double[] gradient = new double[shares.length + 1];
            for (int i = 0; i < rows.size(); i++) {
                double residual = (rows.churned()[i] ? 1 : 0) - 1 / (1 + Math.exp(-fit.logOdds(rows, i)));
                gradient[shares.length] += residual;
                for (int j = 0; j < shares.length; j++) {
                    gradient[j] += residual * rows.healths()[j][i];
                }
            }
            for (int j = 0; j < shares.length; j++) {
                gradient[j] -= lambda * (fit.coefficient(j) + fit.slope() * shares[j]);
            }
            return gradient;
        }
    }

    @Property(seed = "20261122", tries = 200)
    void noAdmissibleMoveGains(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int measures,
            @ForAll @DoubleRange(min = 0.05, max = 500) double lambda) {
        World world = new World(seed, measures, 150);
        WeightFit fit = WeightFit.of(world.rows, world.shares, lambda).orElseThrow("fit");
        double[] gradient = world.gradient(fit, lambda);
        assertThat(gradient[measures]).isCloseTo(0, within(1e-8));
        double along = 0;
        double square = 0;
        for (int j = 0; j < measures; j++) {
            assertThat(fit.coefficient(j)).isLessThanOrEqualTo(0);
            if (fit.coefficient(j) < 0) {
                assertThat(gradient[j]).isCloseTo(0, within(1e-8));
            } else {
                assertThat(gradient[j]).isGreaterThanOrEqualTo(-1e-8); // it would rise past 0, and may not
            }
            along -= fit.coefficient(j) * world.shares[j];
            square += world.shares[j] * world.shares[j];
        }
        assertThat(fit.slope()).isCloseTo(Math.max(WeightFit.LEAST_SLOPE, along / square), within(1e-12));
    }

    @Property(seed = "20261122", tries = 60)
    void whereTheExpertIsWorthEverythingTheWeightsAreTheExperts(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int measures) {
        World world = new World(seed, measures, 60);
        double lambda = world.rows.penalty(1e6);
        WeightFit fit = WeightFit.of(world.rows, world.shares, lambda).orElseThrow("fit");
        for (int j = 0; j < measures; j++) {
            assertThat(fit.share(j)).isCloseTo(world.shares[j], within(1e-3));
        }
    }

    @Property(seed = "20261122", tries = 40)
    void fewerRowsOfTheSameKindBringTheWeightsNearerToTheExperts(@ForAll long seed) {
        World world = new World(seed, 4, 80);
        double worth = 30;
        double before = Double.POSITIVE_INFINITY;
        for (int copies : new int[] {30, 10, 3, 1}) {
            LearningRows rows = copied(world.rows, copies);
            WeightFit fit =
                    WeightFit.of(rows, world.shares, rows.penalty(worth)).orElseThrow("fit");
            double departure = 0;
            for (int j = 0; j < 4; j++) {
                double gap = fit.coefficient(j) + fit.slope() * world.shares[j];
                departure += gap * gap;
            }
            // the penalty term of a penalised fit falls as the penalty's weight against the likelihood rises
            assertThat(departure).isLessThanOrEqualTo(before + 1e-9);
            before = departure;
        }
    }

    @Property(seed = "20261122", tries = 40)
    void copiesOfTheRowsAreWorthAsMuchLessToTheExpert(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int copies) {
        World world = new World(seed, 3, 60);
        LearningRows many = copied(world.rows, copies);
        WeightFit one =
                WeightFit.of(world.rows, world.shares, world.rows.penalty(20)).orElseThrow("one");
        WeightFit all =
                WeightFit.of(many, world.shares, many.penalty(20 * copies)).orElseThrow("all");
        for (int j = 0; j < 3; j++) {
            assertThat(all.coefficient(j)).isCloseTo(one.coefficient(j), within(1e-8));
        }
    }

    @Property(seed = "20261122", tries = 20)
    void asRowsGrowThePenaltyIsForgotten(@ForAll long seed) {
        World world = new World(seed, 3, 400);
        WeightFit likelihood = WeightFit.of(world.rows, world.shares, 0).orElseThrow("likelihood");
        double gap = 0;
        for (int copies : new int[] {1, 10_000}) {
            // copies of the rows against one penalty are one copy against as much less of it
            WeightFit fit = WeightFit.of(world.rows, world.shares, world.rows.penalty(30) / copies)
                    .orElseThrow("fit");
            gap = 0;
            for (int j = 0; j < 3; j++) {
                gap = Math.max(gap, Math.abs(fit.coefficient(j) - likelihood.coefficient(j)));
            }
        }
        assertThat(gap).isLessThan(0.01);
    }

    private static LearningRows copied(LearningRows rows, int copies) {
        int n = rows.size();
        int[] index = new int[copies * n];
        Arrays.setAll(index, i -> i % n);
        LearningRows some = rows.rows(index);
        int[] accounts = new int[index.length];
        Arrays.setAll(accounts, i -> i);
        return new LearningRows(some.healths(), some.churned(), accounts, new int[index.length], new int[index.length]);
    }
}
