package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.ReferenceFile;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticModelTest {

    private static final String[] FEATURES = {
        "tenure",
        "senior_citizen",
        "partner",
        "dependents",
        "paperless_billing",
        "monthly_charges",
        "contract_one_year",
        "contract_two_year",
        "pay_electronic_check",
        "fiber",
        "no_internet"
    };

    private static final ReferenceFile TELCO = ReferenceFile.read(LogisticModelTest.class, "telco_logistic.csv.gz");
    private static final ReferenceFile FITS = ReferenceFile.read(LogisticModelTest.class, "telco_logistic_fits.csv");
    private static final double[][] ROWS = TELCO.table(FEATURES);
    private static final boolean[] CHURNED = TELCO.flags("y");

    private static int[] training() {
        return IntStream.range(0, ROWS.length).filter(i -> (i + 1) % 5 <= 2).toArray();
    }

    private static double[][] rows(int[] index) {
        return Arrays.stream(index).mapToObj(i -> ROWS[i]).toArray(double[][]::new);
    }

    private static boolean[] churned(int[] index) {
        boolean[] churned = new boolean[index.length];
        for (int i = 0; i < index.length; i++) {
            churned[i] = CHURNED[index[i]];
        }
        return churned;
    }

    private static LogisticModel known(Answer<LogisticModel> fit) {
        return fit.orElseThrow("the fit");
    }

    private static void assertEquals(LogisticModel model, String fit) {
        List<String> fits = FITS.texts("fit");
        double[] coefficients = FITS.numbers("coefficient");
        double[] errors = FITS.numbers("standard_error");
        double[] robust = FITS.numbers("robust_standard_error");
        double[] z = FITS.numbers("z");
        int at = fits.indexOf(fit);
        assertThat(model.coefficients()).hasSize(12);
        for (int j = 0; j < 12; j++) {
            FittedCoefficient c = model.coefficients().get(j);
            assertThat(c.name()).isEqualTo(j == 0 ? "(Intercept)" : FEATURES[j - 1]);
            assertThat(c.estimate()).isCloseTo(coefficients[at + j], within(1e-9));
            assertThat(c.standardError().orElseThrow("error")).isCloseTo(errors[at + j], within(1e-9));
            if (!Double.isNaN(z[at + j])) {
                assertThat(c.robustStandardError().orElseThrow("robust")).isCloseTo(robust[at + j], within(1e-9));
                assertThat(c.z().orElseThrow("z")).isCloseTo(z[at + j], within(1e-7));
            }
        }
    }

    @Test
    void agreesWithStatsmodelsOnAllRows() {
        LogisticModel model = known(LogisticModel.builder(FEATURES).fit(ROWS, CHURNED));
        assertEquals(model, "all");
        assertThat(model.logLikelihood()).isCloseTo(-2978.5213851337057, within(1e-8));
        assertThat(model.nullLogLikelihood()).isCloseTo(-4075.0729495098067, within(1e-8));
        assertThat(model.provenance().model()).isEqualTo("logistic");
        assertThat(model.provenance().rows()).isEqualTo(7_043);
        assertThat(model.provenance().events()).isEqualTo(1_869);
        assertThat(model.provenance().flags()).isEmpty();
        assertThat(model.provenance().converged()).isTrue();
        assertThat(model.provenance().parameters())
                .containsEntry("fiber", model.coefficient("fiber").estimate());
    }

    @Test
    void agreesWithStatsmodelsOnTheTrainingRows() {
        int[] train = training();
        LogisticModel model = known(LogisticModel.builder(FEATURES).fit(rows(train), churned(train)));
        assertEquals(model, "train");
        assertThat(model.logLikelihood()).isCloseTo(-1799.179133184906, within(1e-8));
    }

    @Test
    void takesWeightsForCopies() {
        double[] weights = IntStream.rangeClosed(1, ROWS.length)
                .mapToDouble(row -> 1 + row % 3)
                .toArray();
        assertEquals(known(LogisticModel.builder(FEATURES).weights(weights).fit(ROWS, CHURNED)), "weighted");
    }

    @Test
    void agreesWithScikitLearnOnARidge() {
        int[] train = training();
        double[][] rows = rows(train);
        LogisticModel model = known(LogisticModel.builder(FEATURES).ridge(10).fit(rows, churned(train)));
        double[] expected = FITS.numbers("coefficient");
        int at = FITS.texts("fit").indexOf("ridge");
        double intercept = model.coefficients().get(0).estimate();
        for (int j = 0; j < 11; j++) {
            int column = j;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(rows)
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average()
                    .orElseThrow();
            double raw = model.coefficients().get(j + 1).estimate();
            intercept += raw * mean;
            assertThat(raw * Math.sqrt(variance)).isCloseTo(expected[at + 1 + j], within(1e-6));
        }
        assertThat(intercept).isCloseTo(expected[at], within(1e-6));
        assertThat(model.provenance().flags()).containsExactly("shrunk by a ridge penalty of 10.0");
    }

    @Test
    void readsColumnsAsItReadsRows() {
        double[][] columns = Arrays.stream(FEATURES).map(TELCO::numbers).toArray(double[][]::new);
        LogisticModel byColumn = known(LogisticModel.builder(FEATURES).fitColumns(columns, CHURNED));
        LogisticModel byRow = known(LogisticModel.builder(FEATURES).fit(ROWS, CHURNED));
        assertThat(byColumn.coefficients()).isEqualTo(byRow.coefficients());
    }

    @Test
    void findsTheSameOnALongTableThatItStartsFromASample() {
        int copies = 15;
        double[][] rows = new double[copies * ROWS.length][];
        boolean[] churned = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = ROWS[i % ROWS.length];
            churned[i] = CHURNED[i % ROWS.length];
        }
        LogisticModel one = known(LogisticModel.builder(FEATURES).fit(ROWS, CHURNED));
        LogisticModel many = known(LogisticModel.builder(FEATURES).fit(rows, churned));
        assertThat(many.logLikelihood()).isCloseTo(copies * one.logLikelihood(), within(1e-6));
        for (String name : FEATURES) {
            FittedCoefficient a = many.coefficient(name);
            FittedCoefficient b = one.coefficient(name);
            assertThat(a.estimate()).isCloseTo(b.estimate(), within(1e-9));
            assertThat(a.standardError().orElseThrow("a") * Math.sqrt(copies))
                    .isCloseTo(b.standardError().orElseThrow("b"), within(1e-9));
        }
    }

    @Test
    void findsTheSameWhereTheSampleOfALongTableHasOneOutcome() {
        double[][] rows = new double[110_000][1];
        boolean[] churned = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = i % 2;
            churned[i] = i / 256 % 16 == 1 && i % 6 < 2 + i % 2;
        }
        LogisticModel model = known(LogisticModel.builder("x").fit(rows, churned));
        double[] share = new double[2];
        for (int i = 0; i < rows.length; i++) {
            share[i % 2] += churned[i] ? 2.0 / rows.length : 0;
        }
        assertThat(model.probability(0)).isCloseTo(share[0], within(1e-12));
        assertThat(model.probability(1)).isCloseTo(share[1], within(1e-12));
    }

    @Test
    void takesARowOfWeightZeroForAbsent() {
        int[] train = training();
        double[] weights = new double[ROWS.length];
        Arrays.stream(train).forEach(i -> weights[i] = 1);
        LogisticModel weighted =
                known(LogisticModel.builder(FEATURES).weights(weights).fit(ROWS, CHURNED));
        assertEquals(weighted, "train");
        assertThat(weighted.provenance().rows()).isEqualTo(train.length);
    }

    @Test
    void holdsACoefficientAtZeroWhereItsSignIsTheOther() {
        LogisticModel model = known(LogisticModel.builder(FEATURES)
                .neverPositive("fiber", "tenure")
                .neverNegative("partner")
                .fit(ROWS, CHURNED));
        FittedCoefficient fiber = model.coefficient("fiber");
        assertThat(fiber.estimate()).isZero();
        assertThat(fiber.standardError().isKnown()).isFalse();
        assertThat(fiber.z().isKnown()).isFalse();
        assertThat(model.coefficient("tenure").estimate()).isNegative();
        assertThat(model.coefficient("partner").estimate()).isPositive();
        assertThat(model.provenance().flags()).containsExactly("fiber is held at 0 by its sign");

        String[] others =
                Arrays.stream(FEATURES).filter(f -> !f.equals("fiber")).toArray(String[]::new);
        LogisticModel without = known(LogisticModel.builder(others).fit(TELCO.table(others), CHURNED));
        for (String name : others) {
            assertThat(model.coefficient(name).estimate())
                    .isCloseTo(without.coefficient(name).estimate(), within(1e-9));
            assertThat(model.coefficient(name).standardError().orElseThrow("error"))
                    .isCloseTo(without.coefficient(name).standardError().orElseThrow("error"), within(1e-9));
        }
    }

    @Test
    void aConstrainedFitIsTheBestOfItsSigns() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            double[][] x = new double[60][3];
            boolean[] y = new boolean[60];
            for (int i = 0; i < 60; i++) {
                double common = random.nextGaussian();
                for (int j = 0; j < 3; j++) {
                    x[i][j] = common + random.nextGaussian();
                }
                y[i] = random.nextDouble() < 1 / (1 + Math.exp(-0.7 * (x[i][0] - x[i][1])));
            }
            LogisticModel model = known(LogisticModel.builder("a", "b", "c")
                    .neverNegative("a", "b", "c")
                    .ridge(0.5)
                    .fit(x, y));
            double best = Double.NEGATIVE_INFINITY;
            for (int mask = 0; mask < 8; mask++) {
                best = Math.max(best, bestWithout(mask, x, y));
            }
            assertThat(model.coefficients().subList(1, 4)).allMatch(c -> c.estimate() >= 0);
            assertThat(penalised(model, x)).isCloseTo(best, within(1e-9));
        }
    }

    private static double bestWithout(int mask, double[][] x, boolean[] y) {
        double[][] part = Arrays.stream(x)
                .map(row -> IntStream.range(0, 3)
                        .mapToDouble(j -> (mask >> j & 1) == 1 ? 0 : row[j])
                        .toArray())
                .toArray(double[][]::new);
        LogisticModel model =
                known(LogisticModel.builder("a", "b", "c").ridge(0.5).fit(part, y));
        boolean allowed = model.coefficients().subList(1, 4).stream().allMatch(c -> c.estimate() >= 0);
        return allowed ? penalised(model, part) : Double.NEGATIVE_INFINITY;
    }

    private static double penalised(LogisticModel model, double[][] x) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            int column = j;
            double mean =
                    Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
            double variance = Arrays.stream(x)
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average()
                    .orElseThrow();
            double standardised = model.coefficients().get(j + 1).estimate() * Math.sqrt(variance);
            sum += standardised * standardised;
        }
        return model.logLikelihood() - 0.25 * sum;
    }

    @Test
    void saysThatTheOutcomesAreSeparated() {
        double[][] x = {{1, 5}, {2, 3}, {3, 4}, {4, 5}, {5, 3}, {6, 4}};
        boolean[] y = {false, false, false, true, true, true};
        Answer.Unknown<LogisticModel> unknown =
                unknown(LogisticModel.builder("usage", "other").fit(x, y));
        assertThat(unknown.reason()).isEqualTo(Answer.Reason.DID_NOT_CONVERGE);
        assertThat(unknown.message()).contains("separated by usage").endsWith("or set a ridge penalty");
        assertThat(unknown(LogisticModel.builder("usage", "other").ridge(1e-15).fit(x, y))
                        .message())
                .endsWith("or set a larger ridge penalty than 1.0E-15");

        LogisticModel ridge =
                known(LogisticModel.builder("usage", "other").ridge(1).fit(x, y));
        assertThat(ridge.coefficient("usage").estimate()).isPositive();
    }

    @Test
    void namesTheRowThatIsNotThere() {
        double[][] rows = {{1}, {2}, {3}};
        Arrays.fill(rows, 2, 3, null);
        assertThatNullPointerException()
                .isThrownBy(() -> LogisticModel.builder("x").fit(rows, new boolean[] {true, false, true}))
                .withMessage("row 2");
    }

    @Test
    void saysWhichCovariateSeparatesPartOfTheRows() {
        double[][] withFlag = new double[ROWS.length][];
        for (int i = 0; i < ROWS.length; i++) {
            double[] row = Arrays.copyOf(ROWS[i], 12);
            row[11] = CHURNED[i] && i % 50 == 0 ? 1 : 0;
            withFlag[i] = row;
        }
        String[] names = Arrays.copyOf(FEATURES, 12);
        names[11] = "cancelled";
        Answer.Unknown<LogisticModel> unknown =
                unknown(LogisticModel.builder(names).fit(withFlag, CHURNED));
        assertThat(unknown.reason()).isEqualTo(Answer.Reason.DID_NOT_CONVERGE);
        assertThat(unknown.message()).contains("separated by cancelled:");
    }

    @Test
    void isNotFooledByCoefficientsThatAreMerelyLarge() {
        double[][] x = new double[400][1];
        boolean[] y = new boolean[400];
        for (int i = 0; i < 400; i++) {
            x[i][0] = i;
            y[i] = i >= 200;
        }
        y[199] = true;
        y[200] = false;
        LogisticModel model = known(LogisticModel.builder("x").fit(x, y));
        assertThat(model.coefficient("x").estimate()).isPositive();
        assertThat(model.provenance().iterations()).isGreaterThan(8);
    }

    @Test
    void leavesOutWhatDoesNotVaryAndWhatIsSaidTwice() {
        double[][] x = new double[ROWS.length][];
        for (int i = 0; i < ROWS.length; i++) {
            x[i] = new double[] {ROWS[i][0], 0.1, ROWS[i][5], 3 * ROWS[i][0] - 2 * ROWS[i][5] + 1e3};
        }
        LogisticModel model = known(
                LogisticModel.builder("tenure", "constant", "charges", "again").fit(x, CHURNED));
        assertThat(model.provenance().flags())
                .containsExactly(
                        "again is left out: earlier covariates tell the same",
                        "constant is left out: it does not vary");
        assertThat(model.coefficient("again").estimate()).isZero();
        assertThat(model.coefficient("constant").standardError().isKnown()).isFalse();
        LogisticModel plain = known(LogisticModel.builder("tenure", "monthly_charges")
                .fit(TELCO.table("tenure", "monthly_charges"), CHURNED));
        assertThat(model.coefficient("tenure").estimate())
                .isCloseTo(plain.coefficient("tenure").estimate(), within(1e-10));
        assertThat(model.covariance()[0][0]).isCloseTo(plain.covariance()[0][0], within(1e-10));
    }

    @Test
    void hasNoAnswerWhereOnlyOneOutcomeOccurs() {
        double[][] x = {{1}, {2}, {3}};
        assertThat(unknown(LogisticModel.builder("x").fit(x, new boolean[3])).reason())
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(unknown(LogisticModel.builder("x").fit(new double[0][], new boolean[0]))
                        .reason())
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        boolean[] mixed = {true, false, false};
        assertThat(unknown(LogisticModel.builder("x").weights(0, 1, 1).fit(x, mixed))
                        .message())
                .isEqualTo("both outcomes must occur, but there are 0 events and 2 others");
    }

    @Test
    void withoutCovariatesItIsTheShareOfEvents() {
        boolean[] y = {true, false, false, false};
        LogisticModel model = known(LogisticModel.builder().fit(new double[4][0], y));
        assertThat(model.probability()).isCloseTo(0.25, within(1e-12));
        assertThat(model.logLikelihood()).isCloseTo(model.nullLogLikelihood(), within(1e-12));
        // se of a logit: sqrt(1 / (n p (1 - p)))
        assertThat(model.coefficients().get(0).standardError().orElseThrow("error"))
                .isCloseTo(Math.sqrt(1 / (4 * 0.25 * 0.75)), within(1e-12));
    }

    @Test
    void doesNotMindUnitsAndOffsets() {
        double[][] shifted = Arrays.stream(ROWS).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : shifted) {
            row[0] = 1e6 + row[0] * 1e-3;
            row[5] = row[5] * 1e9;
        }
        LogisticModel model = known(LogisticModel.builder(FEATURES).fit(shifted, CHURNED));
        LogisticModel plain = known(LogisticModel.builder(FEATURES).fit(ROWS, CHURNED));
        assertThat(model.coefficient("tenure").estimate() * 1e-3)
                .isCloseTo(plain.coefficient("tenure").estimate(), within(1e-8));
        assertThat(model.coefficient("monthly_charges").estimate() * 1e9)
                .isCloseTo(plain.coefficient("monthly_charges").estimate(), within(1e-9));
        assertThat(model.logLikelihood()).isCloseTo(plain.logLikelihood(), within(1e-7));
    }

    @Test
    void explainsTheLogOddsAsASum() {
        LogisticModel model = known(LogisticModel.builder(FEATURES).fit(ROWS, CHURNED));
        Answer.Known<Double> known = model.explain(ROWS[0]).fold(answer -> answer, unknown -> {
            throw new AssertionError(unknown.message());
        });
        Explanation explanation = known.explanation();
        assertThat(explanation.combination()).isEqualTo(Explanation.Combination.SUM);
        assertThat(explanation.terms()).hasSize(12);
        assertThat(explanation.terms().stream().mapToDouble(Contribution::value).sum())
                .isCloseTo(known.value(), within(1e-12));
        assertThat(1 / (1 + Math.exp(-known.value()))).isCloseTo(model.probability(ROWS[0]), within(1e-15));
        assertThat(model.probability(ROWS[0])).isCloseTo(0.51022243035882353, within(1e-9));
        assertThat(model.probabilities(ROWS)[1]).isCloseTo(0.074863055781210622, within(1e-9));
    }

    @Test
    void boundsAProbabilityByTheCovariance() {
        double[][] x = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}, {1}};
        boolean[] y = {true, false, false, false, true, true, false, false, false};
        LogisticModel model = known(LogisticModel.builder("group").fit(x, y));
        Estimate one = model.estimate(1);
        // a saturated model: logit(2/5), with variance 1 / (5 · 2/5 · 3/5)
        double half = 1.959963984540054 * Math.sqrt(1 / (5 * 0.4 * 0.6));
        assertThat(one.value()).isCloseTo(0.4, within(1e-10));
        Interval interval = one.interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(1 / (1 + Math.exp(-(Math.log(0.4 / 0.6) - half))), within(1e-9));
        assertThat(interval.upper()).isCloseTo(1 / (1 + Math.exp(-(Math.log(0.4 / 0.6) + half))), within(1e-9));
    }

    @Test
    void saysHowSmallAPValueIs() {
        FittedCoefficient c = new FittedCoefficient("x", 40, Answer.known(1.0), Answer.known(2.0), false);
        assertThat(c.pValue().orElseThrow("p")).isZero();
        // asymptotically log(2 φ(z) / z): -800 - log(40 sqrt(π / 2)), up to 1 / z²
        assertThat(c.logPValue().orElseThrow("log p"))
                .isCloseTo(-800 - Math.log(40 * Math.sqrt(Math.PI / 2)), within(1e-3));
        assertThat(c.interval().orElseThrow("interval").lower()).isCloseTo(40 - 1.959963984540054, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARidgeThatIsNone(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticModel.builder("x").ridge(bad))
                .withMessage("lambda must be 0 or more and finite, was " + bad);
    }

    @Test
    void refusesShapesAndNumbersThatDoNotFit() {
        LogisticModel.Builder builder = LogisticModel.builder("x");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fit(new double[][] {{1, 2}}, new boolean[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fit(new double[2][1], new boolean[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fitColumns(new double[2][1], new boolean[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fitColumns(new double[1][2], new boolean[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.fit(new double[][] {{1}, {Double.NaN}}, new boolean[2]))
                .withMessage("covariate 0 of row 1 must be finite, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.weights(1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticModel.builder("x").weights(1, 1).fit(new double[1][1], new boolean[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.neverNegative("y"));
        assertThatIllegalArgumentException().isThrownBy(() -> LogisticModel.builder("x", "x"));
    }

    private static Answer.Unknown<LogisticModel> unknown(Answer<LogisticModel> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError("known: " + known.value().coefficients());
                },
                unknown -> unknown);
    }
}
