package dev.bearing.internal.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FineGrayLikelihoodProperties {

    private static final double STEP = 1e-5;

    /** Rows with many ties of all kinds; the likelihood by its definition, each event looked at on its own. */
    private record Sample(double[] stop, int[] cause, double[][] x) {

        static Sample of(Random random) {
            int n = 5 + random.nextInt(40);
            double[] stop = random.ints(n, 1, 12).asDoubleStream().toArray();
            int[] cause = random.ints(n, 0, 3).toArray();
            double[][] x = {
                random.ints(n, 0, 3).asDoubleStream().toArray(),
                random.doubles(n).toArray()
            };
            return new Sample(stop, cause, x);
        }

        FineGrayRows rows() {
            return new FineGrayRows(stop, cause, new String[] {"a", "b"}, x);
        }

        /** The share not yet censored just before a time. */
        double uncensored(double time) {
            double share = 1;
            for (double u = 0; u < time; u++) {
                int atRisk = 0;
                int censored = 0;
                for (int i = 0; i < stop.length; i++) {
                    atRisk += stop[i] >= u ? 1 : 0;
                    censored += stop[i] == u && cause[i] == 0 ? 1 : 0;
                }
                share *= 1 - censored / (double) atRisk;
            }
            return share;
        }

        double logLikelihood(double[] beta) {
            double sum = 0;
            for (int i = 0; i < stop.length; i++) {
                if (cause[i] == 1) {
                    double atRisk = 0;
                    for (int j = 0; j < stop.length; j++) {
                        double weight =
                                stop[j] >= stop[i] ? 1 : cause[j] == 2 ? uncensored(stop[i]) / uncensored(stop[j]) : 0;
                        atRisk += weight * Math.exp(predictor(j, beta));
                    }
                    sum += predictor(i, beta) - Math.log(atRisk);
                }
            }
            return sum;
        }

        private double predictor(int row, double[] beta) {
            return beta[0] * x[0][row] + beta[1] * x[1][row];
        }
    }

    @Property(seed = "20261122", tries = 200)
    void isTheSumOverTheEventsOfItsDefinition(@ForAll long seed) {
        Random random = new Random(seed);
        Sample sample = Sample.of(random);
        FineGrayRows rows = sample.rows();
        double[] beta = {random.nextGaussian(), random.nextGaussian()};
        FineGrayLikelihood likelihood = new FineGrayLikelihood(rows, rows.design);
        likelihood.at(beta);
        double[] raw = beta.clone();
        for (int j = 0; j < raw.length; j++) {
            raw[j] = rows.design.deviation[j] > 0 ? beta[j] / rows.design.deviation[j] : 0;
        }
        double expected = sample.logLikelihood(raw);
        assertThat(likelihood.logLikelihood).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
        assertThat(Gram.sum(likelihood.expected, 0, likelihood.expected.length))
                .isCloseTo(rows.design.events, within(1e-9 * (1 + rows.design.events)));
    }

    @Property(seed = "20261122", tries = 200)
    void itsGradientAndInformationAreItsDerivatives(@ForAll long seed) {
        Random random = new Random(seed);
        FineGrayRows rows = Sample.of(random).rows();
        double[] beta = {random.nextGaussian(), random.nextGaussian()};
        FineGrayLikelihood at = new FineGrayLikelihood(rows, rows.design);
        FineGrayLikelihood near = new FineGrayLikelihood(rows, rows.design);
        at.at(beta);
        for (int j = 0; j < beta.length; j++) {
            double[] moved = beta.clone();
            moved[j] = beta[j] + STEP;
            near.at(moved);
            double above = near.logLikelihood;
            double[] scoreAbove = near.score.clone();
            moved[j] = beta[j] - STEP;
            near.at(moved);
            assertThat(at.score[j]).isCloseTo((above - near.logLikelihood) / (2 * STEP), within(1e-5));
            for (int k = 0; k < beta.length; k++) {
                assertThat(at.information[j][k]).isCloseTo((near.score[k] - scoreAbove[k]) / (2 * STEP), within(1e-5));
            }
        }
    }
}
