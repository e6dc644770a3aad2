package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.cox.CoxSample;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CoxModelProperties {

    private static final double[] CUSTOMER = {1, 2_003, 0.4};

    @Property(seed = "20261122", tries = 60)
    void theOrderOfRowsDoesNotMatter(
            @ForAll long seed, @ForAll CoxTies ties, @ForAll boolean late, @ForAll boolean weighted) {
        Random random = new Random(seed);
        CoxSample sample = CoxSample.of(random, 60, late, weighted);
        List<Integer> shuffled = IntStream.range(0, 60).boxed().collect(Collectors.toList());
        Collections.shuffle(shuffled, random);
        int[] order = shuffled.stream().mapToInt(i -> i).toArray();
        Answer<CoxModel> given = sample.builder(inOrder(60)).ties(ties).fit();
        Answer<CoxModel> mixed = sample.builder(order).ties(ties).fit();
        assertThat(mixed.isKnown()).isEqualTo(given.isKnown());
        if (given.isKnown()) {
            assertSame(given.orElseThrow("given"), mixed.orElseThrow("mixed"), 1, CUSTOMER);
        }
    }

    @Property(seed = "20261122", tries = 60)
    void shiftAndUnitOfACovariateDoNotMatter(
            @ForAll long seed, @ForAll CoxTies ties, @ForAll boolean late, @ForAll boolean weighted) {
        Random random = new Random(seed);
        CoxSample sample = CoxSample.of(random, 60, late, weighted);
        double shift = 1_000 * random.nextGaussian();
        double unit = Math.exp(5 * random.nextGaussian());
        Answer<CoxModel> given = sample.builder(inOrder(60)).ties(ties).fit();
        double[] column = sample.rows().covariates[0];
        for (int i = 0; i < column.length; i++) {
            column[i] = shift + unit * column[i];
        }
        Answer<CoxModel> other = sample.builder(inOrder(60)).ties(ties).fit();
        if (given.isKnown() && given.orElseThrow("given").flags().isEmpty()) {
            double[] customer = CUSTOMER.clone();
            customer[0] = shift + unit * customer[0];
            assertSame(given.orElseThrow("given"), other.orElseThrow("other"), unit, customer);
        }
    }

    private static int[] inOrder(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** Both fits say the same, the first covariate of the second being in another unit. */
    private static void assertSame(CoxModel given, CoxModel other, double unit, double[] customer) {
        assertThat(other.flags()).isEqualTo(given.flags());
        if (!given.flags().isEmpty()) {
            return;
        }
        assertThat(other.logLikelihood())
                .isCloseTo(given.logLikelihood(), within(1e-7 * (1 + Math.abs(given.logLikelihood()))));
        for (int j = 0; j < CoxSample.COVARIATES; j++) {
            FittedCoefficient a = given.coefficients().get(j);
            FittedCoefficient b = other.coefficients().get(j);
            double factor = j == 0 ? unit : 1;
            double error = CoxReference.standardError(a);
            assertThat(factor * b.estimate()).isCloseTo(a.estimate(), within(1e-5 * error));
            assertThat(factor * CoxReference.standardError(b)).isCloseTo(error, within(1e-5 * error));
            assertThat(factor * CoxReference.robustStandardError(b))
                    .isCloseTo(CoxReference.robustStandardError(a), within(1e-5 * error));
        }
        assertThat(other.concordance().concordant() + other.concordance().discordant())
                .isCloseTo(
                        given.concordance().concordant() + given.concordance().discordant(), within(1e-6));
        CoxCurve.Point point = given.forCustomer(CUSTOMER, 4).at(2).orElseThrow("point");
        CoxCurve.Point same = other.forCustomer(customer, 4).at(2).orElseThrow("same");
        assertThat(same.survival()).isCloseTo(point.survival(), within(1e-6));
        assertThat(same.standardError()).isCloseTo(point.standardError(), within(1e-5));
    }
}
