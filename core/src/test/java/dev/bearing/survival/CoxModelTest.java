package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoxModelTest {

    private static final double[] STOP = {1, 2, 3, 4, 5, 6};
    private static final boolean[] EVENT = {true, true, false, true, true, false};
    private static final double[] X = {1, 0, 1, 1, 0, 0};

    @Test
    void theCoefficientOfASmallSampleIsTheRootOfItsScore() {
        // risk sets by hand: {3 of x = 1, 3 of x = 0}, {2, 3}, {1, 2}, {0, 2}; the score is (2 deaths of x = 1) less
        // the sum of n1·r / (n1·r + n0), r the hazard ratio
        double r = fit(CoxModel.builder(STOP, EVENT).covariate("x", X))
                .coefficients()
                .get(0)
                .ratio()
                .value();
        assertThat(3 * r / (3 * r + 3) + 2 * r / (2 * r + 3) + r / (r + 2)).isCloseTo(2, within(1e-9));
    }

    @Test
    void theScoreTestIsTheLogRankTest() {
        // observed less expected 2 - (1/2 + 2/5 + 1/3), variance 1/4 + 6/25 + 2/9
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X));
        double excess = 2 - (0.5 + 0.4 + 1.0 / 3);
        assertThat(cox.scoreTest().orElseThrow("test").statistic())
                .isCloseTo(excess * excess / (0.25 + 0.24 + 2.0 / 9), within(1e-12));
        assertThat(cox.scoreTest().orElseThrow("test").degreesOfFreedom()).isEqualTo(1);
        assertThat(Math.log(cox.scoreTest().orElseThrow("test").pValue()))
                .isCloseTo(cox.scoreTest().orElseThrow("test").logPValue(), within(1e-12));
    }

    @Test
    void isUnknownWithoutRowsAndWithoutEvents() {
        assertThat(reason(CoxModel.builder(new double[0], new boolean[0]).covariate("x", new double[0])))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(CoxModel.builder(STOP, new boolean[6]).covariate("x", X)))
                .isEqualTo(Answer.Reason.CENSORED);
        assertThat(reason(CoxModel.builder(STOP, EVENT).covariate("x", X).weights(new double[6])))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void isUnknownWhereNoCovariateVariesAmongThoseAtRisk() {
        assertThat(reason(CoxModel.builder(STOP, EVENT).covariate("x", new double[6])))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        // the only event happens to the last one left
        boolean[] last = {false, false, false, false, false, true};
        assertThat(reason(CoxModel.builder(STOP, last).covariate("x", X))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void flagsAndLeavesOutACovariateThatDoesNotVary() {
        double[] same = new double[6];
        Arrays.fill(same, 7);
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("same", same).covariate("x", X));
        assertThat(cox.flags()).containsExactly(new CoxModel.Flag(CoxModel.Flag.Kind.ZERO_VARIANCE, "same"));
        assertThat(cox.coefficients()).extracting(FittedCoefficient::name).containsExactly("x");
        CoxModel alone = fit(CoxModel.builder(STOP, EVENT).covariate("x", X));
        assertThat(cox.logLikelihood()).isEqualTo(alone.logLikelihood());
        assertThat(cox.linearPredictor(new double[] {7, 1}))
                .isCloseTo(alone.linearPredictor(new double[] {1}), within(1e-15));
        assertThat(cox.provenance().flags()).contains("zero variance: same");
    }

    @Test
    void flagsAndLeavesOutACovariateThatEarlierOnesTell() {
        double[] twice = Arrays.stream(X).map(x -> 3 - 2 * x).toArray();
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X).covariate("twice", twice));
        assertThat(cox.flags()).containsExactly(new CoxModel.Flag(CoxModel.Flag.Kind.COLLINEAR, "twice"));
        assertThat(cox.coefficients()).hasSize(1);
        // and one that says no more than the stratum
        int[] strata = {0, 1, 0, 1, 0, 1};
        double[] byStratum = Arrays.stream(strata).asDoubleStream().toArray();
        CoxModel stratified = fit(CoxModel.builder(STOP, EVENT)
                .strata(strata)
                .covariate("stratum", byStratum)
                .covariate("x", X));
        assertThat(stratified.flags()).containsExactly(new CoxModel.Flag(CoxModel.Flag.Kind.COLLINEAR, "stratum"));
    }

    @ParameterizedTest
    @EnumSource(CoxTies.class)
    void flagsALikelihoodWithoutAMaximum(CoxTies ties) {
        // everybody with the attribute leaves before anybody without it
        double[] stop = {1, 2, 2, 3, 4, 5, 6, 7};
        boolean[] event = {true, true, true, true, true, false, true, false};
        double[] separates = {1, 1, 1, 1, 0, 0, 0, 0};
        double[] other = {0, 1, 0, 1, 1, 0, 0, 1};
        CoxModel cox = fit(CoxModel.builder(stop, event)
                .ties(ties)
                .covariate("other", other)
                .covariate("separates", separates));
        assertThat(cox.flags()).containsExactly(new CoxModel.Flag(CoxModel.Flag.Kind.MONOTONE_LIKELIHOOD, "separates"));
        FittedCoefficient infinite = cox.coefficients().get(1);
        assertThat(infinite.estimate()).isGreaterThan(10);
        assertThat(infinite.pValue().orElseThrow("p")).isGreaterThan(0.9);
        // the other one is what the fit without the separated half gives, by stratum
        CoxModel strata = fit(CoxModel.builder(stop, event)
                .ties(ties)
                .covariate("other", other)
                .strata(CoxReference.whole(separates)));
        assertThat(cox.coefficients().get(0).estimate())
                .isCloseTo(strata.coefficients().get(0).estimate(), within(1e-6));
    }

    @Test
    void flagsAnAttributeWithWhichNobodyLeft() {
        double[] nobody = {0, 0, 1, 0, 0, 1};
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X).covariate("nobody", nobody));
        assertThat(cox.flags()).containsExactly(new CoxModel.Flag(CoxModel.Flag.Kind.MONOTONE_LIKELIHOOD, "nobody"));
        assertThat(cox.coefficients().get(1).estimate()).isLessThan(-10);
    }

    @Test
    void oneEventIsEnoughAndFlaggedWhereItIsExtreme() {
        boolean[] one = {false, true, false, false, false, false};
        double[] slope = {0, 2, 1, 3, 5, 4};
        CoxModel cox = fit(CoxModel.builder(STOP, one).covariate("slope", slope));
        assertThat(cox.flags()).isEmpty();
        assertThat(cox.provenance().events()).isEqualTo(1);
        // at the maximum the mean of those at risk is the one that left
        double b = cox.coefficients().get(0).estimate();
        double[] risk = Arrays.stream(slope, 1, 6).map(x -> Math.exp(b * x)).toArray();
        double mean = 0;
        for (int i = 0; i < 5; i++) {
            mean += slope[i + 1] * risk[i] / Arrays.stream(risk).sum();
        }
        assertThat(mean).isCloseTo(2, within(1e-9));
        assertThat(((Answer.Unknown<?>) cox.proportionality(CoxModel.TimeScale.IDENTITY)).reason())
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void findsAMaximumFarOutBehindWeightsOfAllSizes() {
        // with r the hazard ratio: r / (2r + r² + 3e40) has its maximum where r² = 3e40
        CoxModel cox = fit(CoxModel.builder(STOP, new boolean[] {true, false, false, false, false, false})
                .weights(new double[] {1, 1, 1e40, 1e40, 1e40, 1})
                .covariate("x", new double[] {1, 1, 0, 0, 0, 2}));
        assertThat(cox.coefficients().get(0).estimate()).isCloseTo(Math.log(3e40) / 2, within(1e-9));
        assertThat(cox.flags()).isEmpty();
    }

    @Test
    void saysSoWhereItDoesNotConverge() {
        double[] weights = new double[6];
        Arrays.fill(weights, 1e308);
        Answer<CoxModel> fit =
                CoxModel.builder(STOP, EVENT).weights(weights).covariate("x", X).fit();
        assertThat(((Answer.Unknown<?>) fit).reason()).isEqualTo(Answer.Reason.DID_NOT_CONVERGE);
        assertThat(((Answer.Unknown<?>) fit).message()).startsWith("after 0 steps the log-likelihood is ");
    }

    @Test
    void aRowOfWeightZeroIsAsIfItWereNotThere() {
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X));
        CoxModel more = fit(CoxModel.builder(
                        new double[] {1, 2, 3, 4, 5, 6, 4, 9},
                        new boolean[] {true, true, false, true, true, false, true, true})
                .weights(new double[] {1, 1, 1, 1, 1, 1, 0, 0})
                .covariate("x", new double[] {1, 0, 1, 1, 0, 0, 1, 50}));
        assertThat(more.coefficients()).isEqualTo(cox.coefficients());
        assertThat(more.logLikelihood()).isEqualTo(cox.logLikelihood());
        assertThat(more.provenance().rows()).isEqualTo(6);
        assertThat(more.martingaleResiduals()).containsExactly(cox.martingaleResiduals(), within(1e-15));
    }

    @Test
    void aRowThatEntersAfterTheLastEventOrAtOneIsNotAtRiskThen() {
        double[] start = {0, 0, 0, 0, 0, 0, 4, 5};
        double[] stop = {1, 2, 3, 4, 5, 6, 5, 6};
        boolean[] event = {true, true, false, true, true, false, false, false};
        double[] x = {1, 0, 1, 1, 0, 0, 0, 70};
        CoxModel late = fit(CoxModel.builder(stop, event).entry(start).covariate("x", x));
        // by hand: the seventh counts at 5 only, the eighth nowhere
        double r = late.coefficients().get(0).ratio().value();
        assertThat(3 * r / (3 * r + 3) + 2 * r / (2 * r + 3) + r / (r + 2)).isCloseTo(2, within(1e-9));
        assertThat(late.logLikelihood())
                .isCloseTo(
                        2 * Math.log(r) - Math.log(3 * r + 3) - Math.log(2 * r + 3) - Math.log(r + 2) - Math.log(3),
                        within(1e-12));
        assertThat(late.martingaleResiduals()[7]).isZero();
    }

    @Test
    void splittingRowsChangesNothingWhereTheirPiecesAreClusters() {
        List<Map<String, String>> rows = Table.read("cox_lung.csv");
        CoxModel whole = CoxReference.fit("lung.efron");
        int n = rows.size();
        double[] stop = CoxReference.column(rows, "time");
        double[] start = new double[2 * n];
        double[] stops = new double[2 * n];
        boolean[] event = new boolean[2 * n];
        int[] id = new int[2 * n];
        for (int i = 0; i < n; i++) {
            double cut = Math.floor(stop[i] * (0.2 + 0.6 * i / n));
            start[i] = -1;
            stops[i] = cut;
            start[n + i] = cut;
            stops[n + i] = stop[i];
            event[n + i] = rows.get(i).get("status").equals("1");
            id[i] = id[n + i] = i;
        }
        CoxBuilder builder = CoxModel.builder(stops, event).entry(start).clusters(id);
        for (String name : CoxReference.names("lung.efron.covariates")) {
            double[] column = CoxReference.column(rows, name);
            double[] both = Arrays.copyOf(column, 2 * n);
            System.arraycopy(column, 0, both, n, n);
            builder.covariate(name, both);
        }
        CoxModel split = fit(builder);
        for (int j = 0; j < 5; j++) {
            FittedCoefficient expected = whole.coefficients().get(j);
            FittedCoefficient actual = split.coefficients().get(j);
            assertThat(actual.estimate()).isCloseTo(expected.estimate(), within(1e-10));
            assertThat(CoxReference.standardError(actual))
                    .isCloseTo(CoxReference.standardError(expected), within(1e-10));
            assertThat(CoxReference.robustStandardError(actual))
                    .isCloseTo(CoxReference.robustStandardError(expected), within(1e-10));
        }
        assertThat(split.concordance().value()).isEqualTo(whole.concordance().value());
        assertThat(split.concordance().standardError().orElseThrow("error"))
                .isCloseTo(whole.concordance().standardError().orElseThrow("error"), within(1e-12));
        double[] x = {1, 60, 0, 90, 0};
        CoxCurve.Point point = split.forCustomer(x).at(365).orElseThrow("point");
        assertThat(point.survival())
                .isCloseTo(whole.forCustomer(x).at(365).orElseThrow("point").survival(), within(1e-10));
    }

    @Test
    void wholeWeightsCountRowsTwiceUnderBreslowsRule() {
        CoxModel weighted = fit(CoxModel.builder(STOP, EVENT)
                .ties(CoxTies.BRESLOW)
                .weights(new double[] {2, 1, 3, 1, 1, 2})
                .covariate("x", X));
        CoxModel repeated = fit(CoxModel.builder(
                        new double[] {1, 1, 2, 3, 3, 3, 4, 5, 6, 6},
                        new boolean[] {true, true, true, false, false, false, true, true, false, false})
                .ties(CoxTies.BRESLOW)
                .covariate("x", new double[] {1, 1, 0, 1, 1, 1, 1, 0, 0, 0}));
        assertThat(weighted.coefficients().get(0).estimate())
                .isCloseTo(repeated.coefficients().get(0).estimate(), within(1e-12));
        assertThat(CoxReference.standardError(weighted.coefficients().get(0)))
                .isCloseTo(CoxReference.standardError(repeated.coefficients().get(0)), within(1e-12));
        assertThat(weighted.coefficients().get(0).robust()).isFalse();
    }

    @Test
    void theUnitOfTheWeightsDoesNotMatter() {
        double[] weights = {2, 1, 3, 1.5, 1, 2};
        double[] tiny = Arrays.stream(weights).map(w -> w * 1e-9).toArray();
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).weights(weights).covariate("x", X));
        CoxModel small = fit(CoxModel.builder(STOP, EVENT).weights(tiny).covariate("x", X));
        assertThat(small.coefficients().get(0).estimate())
                .isCloseTo(cox.coefficients().get(0).estimate(), within(1e-9));
        assertThat(CoxReference.robustStandardError(small.coefficients().get(0)))
                .isCloseTo(CoxReference.robustStandardError(cox.coefficients().get(0)), within(1e-9));
    }

    @Test
    void takesRowsInsteadOfColumns() {
        double[][] rows = new double[6][];
        for (int i = 0; i < 6; i++) {
            rows[i] = new double[] {X[i], i * i};
        }
        CoxModel byRow = fit(CoxModel.builder(STOP, EVENT).covariates(List.of("x", "square"), rows));
        CoxModel byColumn = fit(
                CoxModel.builder(STOP, EVENT).covariate("x", X).covariate("square", new double[] {0, 1, 4, 9, 16, 25}));
        assertThat(byRow.coefficients()).isEqualTo(byColumn.coefficients());
    }

    @Test
    void eachStratumHasItsOwnBaseline() {
        int[] strata = {5, 5, 5, 9, 9, 9};
        CoxModel cox =
                fit(CoxModel.builder(STOP, EVENT).strata(strata).covariate("x", new double[] {1, 0, 1, 0, 1, 0}));
        assertThat(cox.baseline())
                .extracting(CoxModel.BaselinePoint::stratum, CoxModel.BaselinePoint::time)
                .containsExactly(tuple(5, 1.0), tuple(5, 2.0), tuple(9, 4.0), tuple(9, 5.0));
        double[] x = {0};
        assertThat(cox.forCustomer(x, 9)
                        .at(3)
                        .orElseThrow("before the first event")
                        .survival())
                .isEqualTo(1);
        double hazard = cox.baseline().get(1).cumulativeHazard();
        assertThat(cox.forCustomer(x, 5).survival(3).orElseThrow("S")).isCloseTo(Math.exp(-hazard), within(1e-12));
        assertThat(((Answer.Unknown<?>) cox.forCustomer(x, 5).at(4)).reason())
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cox.forCustomer(x))
                .withMessage("the fit has 2 strata: name the customer's stratum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cox.forCustomer(x, 6))
                .withMessage("stratum must be one of the fit's, was 6");
    }

    @Test
    void aCurveIsAModelOfRetention() {
        CoxModel cox = CoxReference.fit("telco.efron");
        RetentionModel customer = cox.forCustomer(new double[] {0, 1, 0, 25, 0, 1, 0});
        assertThat(customer.name()).isEqualTo("cox");
        assertThat(customer.provenance()).isEqualTo(cox.provenance());
        double now = customer.survival(12).orElseThrow("now");
        double then = customer.survival(24).orElseThrow("then");
        assertThat(customer.churnWithin(12, 12).orElseThrow("churn")).isCloseTo(1 - then / now, within(1e-15));
        assertThat(((Answer.Unknown<?>) customer.survival(73)).reason()).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void aCurveExplainsItself() {
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X));
        Answer.Known<CoxCurve.Point> point =
                (Answer.Known<CoxCurve.Point>) cox.forCustomer(new double[] {1}).at(4.5);
        double hazard = point.explanation().terms().get(0).value();
        double term = point.explanation().terms().get(1).value();
        assertThat(point.explanation().terms().get(1).name()).isEqualTo("x");
        assertThat(point.value().survival()).isCloseTo(Math.exp(-hazard * Math.exp(term)), within(1e-15));
    }

    @Test
    void refusesToSayAnythingOfACustomerBeyondAllMeasure() {
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X));
        double far = Math.signum(cox.coefficients().get(0).estimate()) * 1e6;
        assertThat(((Answer.Unknown<?>) cox.forCustomer(new double[] {far}).at(2)).reason())
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        CoxCurve.Point gone = cox.forCustomer(new double[] {far / 5e3}).at(2).orElseThrow("point");
        assertThat(gone.survival()).isZero();
        assertThat(gone.standardError()).isZero();
        assertThat(gone.interval(IntervalScale.LOG).isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsNumbersThatAreNotFinite(double bad) {
        double[] spoilt = {1, 2, bad, 4, 5, 6};
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CoxModel.builder(spoilt, EVENT).covariate("x", X).fit())
                .withMessage("stop of row 2 must be finite, was " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CoxModel.builder(STOP, EVENT).covariate("x", spoilt).fit())
                .withMessage("x of row 2 must be finite, was " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoxModel.builder(STOP, EVENT)
                        .covariate("x", X)
                        .weights(spoilt)
                        .fit())
                .withMessage("weight of row 2 must be 0 or more and finite, was " + bad);
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cox.linearPredictor(new double[] {bad}))
                .withMessage("x must be finite, was " + bad);
    }

    @Test
    void rejectsRowsThatDoNotFit() {
        CoxBuilder builder = CoxModel.builder(STOP, EVENT).covariate("x", X);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoxModel.builder(STOP, new boolean[5]))
                .withMessage("event must have 6 rows, had 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.covariate("y", new double[7]))
                .withMessage("y must have 6 rows, had 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.covariate("x", X))
                .withMessage("covariate x must be given once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.covariates(List.of("y"), new double[6][2]))
                .withMessage("row 0 must have 1 values, had 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.entry(new double[] {0, 0, 3, 0, 0, 0}).fit())
                .withMessage("entry of row 2 must be before its end 3.0, was 3.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoxModel.builder(STOP, EVENT).fit())
                .withMessage("there must be at least one covariate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoxModel.builder(Spells.of(List.of()), 0))
                .withMessage("cause must be 1 or more, was 0");
        CoxModel cox = fit(CoxModel.builder(STOP, EVENT).covariate("x", X));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cox.forCustomer(new double[2]))
                .withMessage("x must have 1 values [x], had 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cox.forCustomer(new double[1]).at(-1))
                .withMessage("time must not be negative, was -1.0");
    }

    private static CoxModel fit(CoxBuilder builder) {
        return builder.fit().orElseThrow("fit");
    }

    private static Answer.Reason reason(CoxBuilder builder) {
        return ((Answer.Unknown<CoxModel>) builder.fit()).reason();
    }
}
