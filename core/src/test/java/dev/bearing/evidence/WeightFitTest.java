package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.ReferenceFile;
import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.LogisticModel;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFitTest {

    private static final String[] MEASURES = {"adoption", "support", "training", "sentiment", "price"};
    private static final double[] SHARES = {0.10, 0.20, 0.30, 0.25, 0.15};
    private static final ReferenceFile DATA = ReferenceFile.read(WeightFitTest.class, "weights.csv");
    private static final ReferenceFile FITS = ReferenceFile.read(WeightFitTest.class, "weight_fits.csv");
    private static final LearningRows ROWS = rows();

    private static LearningRows rows() {
        double[][] healths = Arrays.stream(MEASURES).map(DATA::numbers).toArray(double[][]::new);
        int[] accounts = Arrays.stream(DATA.numbers("account"))
                .mapToInt(account -> (int) account)
                .toArray();
        return new LearningRows(
                healths, DATA.flags("churned"), accounts, new int[accounts.length], new int[accounts.length]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2.5, 40, 10_000})
    void agreesWithR(double lambda) {
        WeightFit fit = WeightFit.of(ROWS, SHARES, lambda).orElseThrow("fit");
        List<String> terms = FITS.texts("term");
        double[] lambdas = FITS.numbers("lambda");
        double[] estimates = FITS.numbers("estimate");
        double[] errors = FITS.numbers("standard_error");
        int checked = 0;
        for (int i = 0; i < lambdas.length; i++) {
            int measure = List.of(MEASURES).indexOf(terms.get(i));
            if (lambdas[i] == lambda && measure >= 0) {
                assertThat(fit.coefficient(measure)).isCloseTo(estimates[i], within(1e-8));
                if (Double.isNaN(errors[i])) {
                    assertThat(fit.error(measure)).isNaN();
                } else {
                    assertThat(fit.error(measure)).isCloseTo(errors[i], within(1e-8));
                }
                checked++;
            } else if (lambdas[i] == lambda) {
                double found = terms.get(i).equals("(slope)") ? fit.slope() : fit.intercept();
                assertThat(found).as(terms.get(i)).isCloseTo(estimates[i], within(1e-8));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(7);
    }

    @Test
    void withoutAPenaltyIsTheLogisticModelWithTheSameSigns() {
        int[] distinct = new int[ROWS.size()];
        Arrays.setAll(distinct, i -> i);
        LearningRows rows = new LearningRows(
                ROWS.healths(), ROWS.churned(), distinct, new int[distinct.length], new int[distinct.length]);
        WeightFit fit = WeightFit.of(rows, SHARES, 0).orElseThrow("fit");
        LogisticModel model = LogisticModel.builder(MEASURES)
                .neverPositive(MEASURES)
                .fitColumns(ROWS.healths(), ROWS.churned())
                .orElseThrow("model");
        for (int j = 0; j < MEASURES.length; j++) {
            FittedCoefficient other = model.coefficient(MEASURES[j]);
            assertThat(fit.coefficient(j)).isCloseTo(other.estimate(), within(1e-9));
            assertThat(Double.isNaN(fit.error(j)))
                    .isEqualTo(!other.robustStandardError().isKnown());
            if (other.robustStandardError().isKnown()) {
                assertThat(fit.error(j)).isCloseTo(other.robustStandardError().orElseThrow("error"), within(1e-9));
            }
        }
        assertThat(fit.intercept()).isCloseTo(model.coefficients().get(0).estimate(), within(1e-9));
        assertThat(fit.logOdds(rows, 3)).isCloseTo(model.linearPredictor(row(3)), within(1e-9));
    }

    private static double[] row(int i) {
        return Arrays.stream(ROWS.healths()).mapToDouble(column -> column[i]).toArray();
    }

    @Test
    void saysThatHealthsTellExactlyWhoLeft() {
        boolean[] churned = new boolean[ROWS.size()];
        double[] score = new double[churned.length];
        for (int i = 0; i < churned.length; i++) {
            for (int j = 0; j < SHARES.length; j++) {
                score[i] += SHARES[j] * ROWS.healths()[j][i];
            }
            churned[i] = score[i] < 0.4;
        }
        int[] none = new int[churned.length];
        Answer<WeightFit> fit = WeightFit.of(new LearningRows(ROWS.healths(), churned, none, none, none), SHARES, 1);

        assertThat(Telco.reason(fit)).isEqualTo(Answer.Reason.DID_NOT_CONVERGE);
    }

    @Test
    void takesBothOutcomes() {
        int[] none = new int[2];
        LearningRows rows = new LearningRows(new double[][] {{0, 1}}, new boolean[2], none, none, none);
        assertThat(Telco.reason(WeightFit.of(rows, new double[] {1}, 1))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void aMeasureThatDoesNotVaryKeepsTheExpertsWeightAndItsUncertainty() {
        double[][] healths = {ROWS.healths()[0], ROWS.healths()[1], new double[ROWS.size()]};
        Arrays.fill(healths[2], 0.7);
        int[] days = new int[ROWS.size()];
        LearningRows rows = new LearningRows(healths, ROWS.churned(), days, days, days);
        double[] shares = {0.5, 0.3, 0.2};
        WeightFit fit = WeightFit.of(rows, shares, 4).orElseThrow("fit");
        assertThat(fit.coefficient(2)).isCloseTo(-0.2 * fit.slope(), within(1e-9));
        assertThat(fit.error(2)).isGreaterThan(0.3); // of the order of 1 / sqrt(4)
    }
}
