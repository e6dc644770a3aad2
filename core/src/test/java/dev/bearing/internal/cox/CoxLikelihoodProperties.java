package dev.bearing.internal.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.CoxTies;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CoxLikelihoodProperties {

    private static final double STEP = 1e-5;

    @Property(seed = "20261122", tries = 200)
    void isTheSumOverTheEventsOfItsDefinition(
            @ForAll long seed, @ForAll CoxTies ties, @ForAll boolean late, @ForAll boolean weighted) {
        Random random = new Random(seed);
        CoxSample sample = CoxSample.of(random, 5 + random.nextInt(40), late, weighted);
        CoxDesign design = CoxDesign.of(sample.rows());
        double[] beta = beta(random);
        CoxLikelihood likelihood = new CoxLikelihood(design, ties == CoxTies.EFRON);
        likelihood.at(beta);
        double expected = sample.logLikelihood(inUnits(beta, design), ties);
        assertThat(likelihood.logLikelihood).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }

    @Property(seed = "20261122", tries = 200)
    void itsGradientAndInformationAreItsDerivatives(
            @ForAll long seed, @ForAll CoxTies ties, @ForAll boolean late, @ForAll boolean weighted) {
        Random random = new Random(seed);
        CoxSample sample = CoxSample.of(random, 5 + random.nextInt(40), late, weighted);
        CoxDesign design = CoxDesign.of(sample.rows());
        double[] beta = beta(random);
        CoxLikelihood at = new CoxLikelihood(design, ties == CoxTies.EFRON);
        CoxLikelihood near = new CoxLikelihood(design, ties == CoxTies.EFRON);
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

    @Property(seed = "20261122", tries = 100)
    void theExpectedEventsAddUpToThoseObserved(
            @ForAll long seed, @ForAll CoxTies ties, @ForAll boolean late, @ForAll boolean weighted) {
        Random random = new Random(seed);
        CoxDesign design = CoxDesign.of(
                CoxSample.of(random, 5 + random.nextInt(40), late, weighted).rows());
        CoxLikelihood likelihood = new CoxLikelihood(design, ties == CoxTies.EFRON);
        likelihood.at(beta(random));
        assertThat(Gram.sum(likelihood.expected, 0, likelihood.expected.length))
                .isCloseTo(design.deathWeight(), within(1e-10 * (1 + design.deathWeight())));
    }

    /**
     * A row whose risk is a thousand million times the others' comes late: before it, their digits must still be there.
     */
    @Property(seed = "20261122", tries = 20)
    void survivesTheEntryOfARowThatOutweighsAllOthers(@ForAll long seed) {
        Random random = new Random(seed);
        CoxSample sample = CoxSample.of(random, 30, true, false);
        sample.rows().covariates[0][0] = 23;
        CoxDesign design = CoxDesign.of(sample.rows());
        double[] beta = {design.deviation[0], 0, 0};
        CoxLikelihood likelihood = new CoxLikelihood(design, false);
        likelihood.at(beta);
        double expected = sample.logLikelihood(inUnits(beta, design), CoxTies.BRESLOW);
        assertThat(likelihood.logLikelihood).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }

    private static double[] beta(Random random) {
        return new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
    }

    private static double[] inUnits(double[] beta, CoxDesign design) {
        double[] raw = new double[beta.length];
        for (int j = 0; j < raw.length; j++) {
            raw[j] = design.deviation[j] > 0 ? beta[j] / design.deviation[j] : 0;
        }
        return raw;
    }
}
