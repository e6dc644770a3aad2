package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits whose coefficients go far, with a maximum there or without one. */
class CoxFarOutTest {

    private static final double ORIGIN = Double.NEGATIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(CoxTies.class)
    void flagsTwoCovariatesThatSeparateOnlyTogether(CoxTies ties) {
        // a search of all directions finds the log-likelihood rising without end, to that of two who leave together
        // while
        // nobody else counts; R 4.2.2 warns "Ran out of iterations and did not converge"
        double[] stop = {4, 2, 2, 0, 4, 7};
        boolean[] event = {true, false, true, true, true, false};
        double[] x = {0, 2, 2, 1, 2, 0};
        double[] z = {
            0.11736856985470259,
            1.4837681750383067,
            -1.1888820475083164,
            -1.0796877583523676,
            -0.6788511551794087,
            0.14913406805105742
        };
        CoxModel cox =
                fit(CoxModel.builder(stop, event).ties(ties).covariate("x", x).covariate("z", z));
        assertThat(cox.flags())
                .containsExactly(
                        new CoxModel.Flag(CoxModel.Flag.Kind.MONOTONE_LIKELIHOOD, "x"),
                        new CoxModel.Flag(CoxModel.Flag.Kind.MONOTONE_LIKELIHOOD, "z"));
        // nothing is sure of a coefficient without a bound
        assertThat(cox.coefficients())
                .allSatisfy(one -> assertThat(
                                one.pValue().map(p -> p > 0.9).toOptional().orElse(true))
                        .isTrue());
        assertThat(cox.logLikelihood())
                .isCloseTo(ties == CoxTies.EFRON ? -Math.log(2) : -2 * Math.log(2), within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(CoxTies.class)
    void flagsThemAmongLateEntriesToo(CoxTies ties) {
        double[] entry = {2, 4, ORIGIN, 1, 1, 1};
        double[] stop = {5, 6, 0, 4, 4, 3};
        boolean[] event = {true, false, true, false, true, false};
        double[] x = {0, 1, 1, 2, 2, 0};
        double[] z = {
            1.4165440365129307,
            0.5625490192208688,
            -0.20051283746314058,
            1.0949472278044976,
            1.5848474743361602,
            -0.18292448509633982
        };
        CoxModel cox = fit(CoxModel.builder(stop, event)
                .entry(entry)
                .weights(new double[] {4, 4, 1, 1, 2, 1})
                .ties(ties)
                .covariate("x", x)
                .covariate("z", z));
        assertThat(cox.flags()).extracting(CoxModel.Flag::covariate).containsExactly("x", "z");
        // the largest log-likelihood that a search of all directions found
        assertThat(cox.logLikelihood()).isCloseTo(-6.931471805599358, within(1e-6));
    }

    @Test
    void aRowFarAwayWhoseRiskIsNothingChangesNothing() {
        // the larger x, the longer they stay: at x = 1e5 the hazard is exp(-8e4), and the row is as if not there;
        // the error must not be that of a sum without its mean, 0.00017 for 0.103
        Rows rows = new Rows(1e5);
        int n = rows.x.length - 1;
        CoxModel with = fit(CoxModel.builder(rows.stop, rows.event).covariate("x", rows.x));
        CoxModel without = fit(CoxModel.builder(Arrays.copyOf(rows.stop, n), Arrays.copyOf(rows.event, n))
                .covariate("x", Arrays.copyOf(rows.x, n)));
        assertThat(with.flags()).isEmpty();
        assertThat(with.coefficient("x").estimate())
                .isCloseTo(without.coefficient("x").estimate(), within(1e-7));
        assertThat(with.coefficient("x").standardError().orElseThrow("error"))
                .isCloseTo(without.coefficient("x").standardError().orElseThrow("error"), within(1e-7));
    }

    @Test
    void aFitThatEndsBeforeItsMaximumHasNotConverged() {
        // the same with the row at 1e6: sixty steps do not lead from 0, where that row is all that counts, to the
        // maximum
        Rows rows = new Rows(1e6);
        assertThat(((Answer.Unknown<CoxModel>) CoxModel.builder(rows.stop, rows.event)
                                .covariate("x", rows.x)
                                .fit())
                        .reason())
                .isEqualTo(Answer.Reason.DID_NOT_CONVERGE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-170, 1e170, 1e200, 1e307})
    void theUnitOfACovariateDoesNotMatter(double unit) {
        double[] stop = {1, 2, 3, 4, 5, 6};
        boolean[] event = {true, true, false, true, true, false};
        double[] x = {1, 0, 1, 1, 0, 0};
        double[] scaled = IntStream.range(0, 6).mapToDouble(i -> x[i] * unit).toArray();
        double plain = fit(CoxModel.builder(stop, event).covariate("x", x))
                .coefficient("x")
                .estimate();
        FittedCoefficient coefficient =
                fit(CoxModel.builder(stop, event).covariate("x", scaled)).coefficient("x");
        assertThat(coefficient.estimate() * unit).isCloseTo(plain, within(1e-9));
        assertThat(List.of(
                        coefficient.pValue().isKnown(), coefficient.interval().isKnown()))
                .containsOnly(true);
    }

    /** Two hundred rows with x around 0, and one far away that stays longest. */
    private static final class Rows {

        private final double[] x = new double[201];
        private final double[] stop = new double[201];
        private final boolean[] event = new boolean[201];

        private Rows(double far) {
            Random random = new Random(20261122);
            for (int i = 0; i < 200; i++) {
                x[i] = random.nextGaussian();
                stop[i] = -Math.log(random.nextDouble()) * Math.exp(0.7 * x[i]);
                event[i] = random.nextInt(4) > 0;
            }
            x[200] = far;
            stop[200] = 1e3;
        }
    }

    private static CoxModel fit(CoxBuilder builder) {
        return builder.fit().orElseThrow("fit");
    }
}
