package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against R's cmprsk 2.2-11: 1e-9 on coefficients and errors. */
class FineGrayModelTest {

    private static final Map<String, String> VALUES = Table.read("reference_fine_gray.csv").stream()
            .collect(Collectors.toMap(row -> row.get("key"), row -> row.get("value")));
    private static final double[] CUSTOMER = {1, 70, 13};
    private static final Percentage CLOSE = Percentage.withPercentage(1e-6);

    private static double[] values(String fit, String key) {
        return Table.numbers(VALUES.get(fit + "." + key));
    }

    private static FineGrayModel fit(String unit, int cause) {
        List<Map<String, String>> rows = Table.read("cox_mgus2.csv");
        Spells spells = Spells.of(
                rows.stream()
                        .mapToLong(row -> Long.parseLong(row.get("time")))
                        .map(months -> unit.equals("years") ? (months + 11) / 12 : months)
                        .toArray(),
                rows.stream()
                        .mapToInt(row -> Integer.parseInt(row.get("cause")))
                        .toArray());
        double[][] x = rows.stream()
                .map(row -> List.of("male", "age", "hgb").stream()
                        .mapToDouble(name -> Samples.number(row, name))
                        .toArray())
                .toArray(double[][]::new);
        return FineGrayModel.builder(spells, cause)
                .covariates(List.of("male", "age", "hgb"), x)
                .fit()
                .orElseThrow("fit");
    }

    @ParameterizedTest
    @CsvSource({"months,1", "months,2", "years,1", "years,2"})
    void agreesWithCrrOnCoefficientsAndTheirErrors(String unit, int cause) {
        String key = unit + "." + cause;
        FineGrayModel model = fit(unit, cause);
        assertColumn(model, FittedCoefficient::estimate, values(key, "coef"));
        assertColumn(model, c -> c.robustStandardError().orElseThrow("error"), values(key, "se"));
        assertColumn(model, c -> c.standardError().orElseThrow("error"), values(key, "naive"));
        assertThat(model.coefficients()).allMatch(FittedCoefficient::robust);
        assertThat(model.logLikelihood()).isCloseTo(values(key, "loglik")[0], CLOSE);
        assertThat(model.nullLogLikelihood()).isCloseTo(values(key, "null")[0], CLOSE);
        double[] covariance = values(key, "covariance");
        for (int j = 0; j < 9; j++) {
            assertThat(model.covariance()[j / 3][j % 3]).isCloseTo(covariance[j], CLOSE);
        }
        assertThat(model.provenance().events()).isEqualTo(cause == 1 ? 114 : 855);
        assertThat(model.flags()).isEmpty();
        assertThat(model.cause()).isEqualTo(cause);
    }

    private static void assertColumn(
            FineGrayModel model, ToDoubleFunction<FittedCoefficient> column, double[] expected) {
        assertThat(model.coefficients().stream().mapToDouble(column).toArray()).containsExactly(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"months,1", "months,2", "years,1", "years,2"})
    void agreesWithCrrOnTheIncidenceOfACustomer(String unit, int cause) {
        FineGrayCurve curve = fit(unit, cause).forCustomer(CUSTOMER);
        double[] times = values(unit + "." + cause, "at");
        double[] expected = values(unit + "." + cause, "incidence");
        for (int i = 0; i < times.length; i++) {
            FineGrayCurve.Point point = curve.at(times[i]).orElseThrow("point");
            assertThat(point.incidence()).isCloseTo(expected[i], within(1e-9));
            assertThat(curve.incidence(times[i]).orElseThrow("share")).isEqualTo(point.incidence());
            Interval range = point.interval().orElseThrow("interval");
            assertThat(range.contains(point.incidence())).isTrue();
            double middle = Math.log(-Math.log(1 - point.incidence()));
            assertThat(Math.log(-Math.log(1 - range.upper())) - middle)
                    .isCloseTo(middle - Math.log(-Math.log(1 - range.lower())), within(1e-9));
        }
    }

    @Test
    void itsBaselineIsTheHazardWhereAllCovariatesAreZero() {
        FineGrayModel model = fit("months", 1);
        FineGrayModel.BaselinePoint point = model.baseline().get(40);
        double share = model.forCustomer(new double[] {0, 0, 0})
                .incidence(point.time())
                .orElseThrow("share");
        assertThat(point.cumulativeHazard()).isCloseTo(-Math.log1p(-share), CLOSE);
        assertThat(model.forCustomer(CUSTOMER).curve()).hasSameSizeAs(model.baseline());
    }

    /** A second way: what the estimates do when one row after the other is left out, weights fitted anew each time. */
    @Test
    void itsErrorsAreThoseOfTheJackknife() {
        int n = 300;
        Sample sample = Sample.of(new Random(20_261_122), n);
        FineGrayModel all = sample.fit(-1);
        double[] customer = {1, 0.5};
        double incidence = share(all, customer);
        double ofIncidence = 0;
        double ofCoefficient = 0;
        double meanIncidence = 0;
        double meanCoefficient = 0;
        for (int i = 0; i < n; i++) {
            FineGrayModel some = sample.fit(i);
            double incidences = share(some, customer) - incidence;
            double coefficients =
                    some.coefficient("a").estimate() - all.coefficient("a").estimate();
            ofIncidence += incidences * incidences;
            ofCoefficient += coefficients * coefficients;
            meanIncidence += incidences / n;
            meanCoefficient += coefficients / n;
        }
        double byJackknife = Math.sqrt((ofIncidence - n * meanIncidence * meanIncidence) * (n - 1) / n);
        double coefficientByJackknife =
                Math.sqrt((ofCoefficient - n * meanCoefficient * meanCoefficient) * (n - 1) / n);
        assertThat(all.forCustomer(customer).at(8).orElseThrow("point").standardError())
                .isCloseTo(byJackknife, Percentage.withPercentage(4));
        assertThat(all.coefficient("a").robustStandardError().orElseThrow("error"))
                .isCloseTo(coefficientByJackknife, Percentage.withPercentage(4));
    }

    private static double share(FineGrayModel model, double[] customer) {
        return model.forCustomer(customer).incidence(8).orElseThrow("share");
    }

    /** Whole months, so that there are ties of all kinds. */
    private record Sample(long[] months, int[] causes, double[] a, double[] b) {

        static Sample of(Random random, int n) {
            long[] months = new long[n];
            int[] causes = new int[n];
            double[] a = new double[n];
            double[] b = new double[n];
            for (int i = 0; i < n; i++) {
                a[i] = random.nextInt(2);
                b[i] = random.nextDouble();
                double first = -Math.log(1 - random.nextDouble()) / (0.05 * Math.exp(0.7 * a[i]));
                double second = -Math.log(1 - random.nextDouble()) / (0.06 * Math.exp(b[i]));
                long seen = 1 + random.nextInt(20);
                long left = (long) Math.ceil(Math.min(first, second));
                months[i] = Math.min(left, seen);
                causes[i] = left > seen ? 0 : first < second ? 1 : 2;
            }
            return new Sample(months, causes, a, b);
        }

        FineGrayModel fit(int without) {
            int[] kept =
                    IntStream.range(0, months.length).filter(i -> i != without).toArray();
            return FineGrayModel.builder(
                            Spells.of(
                                    IntStream.of(kept).mapToLong(i -> months[i]).toArray(),
                                    IntStream.of(kept).map(i -> causes[i]).toArray()),
                            1)
                    .covariate("a", IntStream.of(kept).mapToDouble(i -> a[i]).toArray())
                    .covariate("b", IntStream.of(kept).mapToDouble(i -> b[i]).toArray())
                    .fit()
                    .orElseThrow("fit");
        }
    }

    /**
     * Where nobody leaves by another cause all weights are 1: Cox's regression with Breslow's ties, errors included.
     */
    @Test
    void isCoxsRegressionWhereNothingCompetes() {
        Sample sample = Sample.of(new Random(7), 200);
        int[] alone =
                IntStream.of(sample.causes()).map(cause -> Math.min(cause, 1)).toArray();
        Spells spells = Spells.of(sample.months(), alone);
        FineGrayModel model = FineGrayModel.builder(spells, 1)
                .covariate("a", sample.a())
                .fit()
                .orElseThrow("fit");
        CoxModel cox = CoxModel.builder(spells, 1)
                .covariate("a", sample.a())
                .ties(CoxTies.BRESLOW)
                .fit()
                .orElseThrow("fit");
        FittedCoefficient ours = model.coefficient("a");
        FittedCoefficient coxs = cox.coefficient("a");
        assertThat(ours.estimate()).isCloseTo(coxs.estimate(), within(1e-12));
        assertThat(ours.standardError().orElseThrow("error"))
                .isCloseTo(coxs.standardError().orElseThrow("error"), within(1e-12));
        assertThat(ours.robustStandardError().orElseThrow("error"))
                .isCloseTo(coxs.robustStandardError().orElseThrow("error"), within(1e-12));
        assertThat(model.logLikelihood()).isCloseTo(cox.logLikelihood(), CLOSE);
        assertThat(model.linearPredictor(new double[] {1})).isCloseTo(ours.estimate(), within(1e-12));
        assertThat(model.forCustomer(new double[] {1}).incidence(5).orElseThrow("share"))
                .isCloseTo(1 - cox.forCustomer(new double[] {1}).survival(5).orElseThrow("share"), within(1e-12));
    }

    /** Where the covariate does not matter and nothing is tied, the curve is near the share that was counted. */
    @Test
    void itsCurveIsNearTheShareCounted() {
        int n = 2_000;
        Sample sample = Sample.of(new Random(11), n);
        Random random = new Random(12);
        double[] coin = random.ints(n, 0, 2).asDoubleStream().toArray();
        double[] times = LongStream.of(sample.months())
                .mapToDouble(month -> month - random.nextDouble())
                .toArray();
        Spells spells = Spells.ofDurations(times, sample.causes());
        FineGrayCurve curve = FineGrayModel.builder(spells, 1)
                .covariate("coin", coin)
                .fit()
                .orElseThrow("fit")
                .forCustomer(new double[] {0.5});
        CumulativeIncidence counted = CumulativeIncidence.of(spells, 2);
        for (double time : new double[] {1, 5, 10, 15}) {
            FineGrayCurve.Point point = curve.at(time).orElseThrow("point");
            assertThat(point.incidence()).isCloseTo(counted.incidence(1, time).orElseThrow("share"), within(0.002));
            assertThat(point.standardError())
                    .isCloseTo(counted.standardError(1, time).orElseThrow("error"), Percentage.withPercentage(5));
        }
    }

    @Test
    void doesNotCareInWhichOrderRowsComeNorWhichOtherCauseItWas() {
        Sample sample = Sample.of(new Random(3), 150);
        int[] turned = IntStream.range(0, 150).map(i -> 149 - i).toArray();
        FineGrayModel backwards = FineGrayModel.builder(
                        Spells.ofDurations(
                                IntStream.of(turned)
                                        .mapToDouble(i -> sample.months()[i] / 10.0)
                                        .toArray(),
                                IntStream.of(turned)
                                        .map(i -> sample.causes()[i] == 2 ? 2 + i % 3 : sample.causes()[i])
                                        .toArray()),
                        1)
                .covariate(
                        "a",
                        IntStream.of(turned).mapToDouble(i -> sample.a()[i]).toArray())
                .covariate(
                        "b",
                        IntStream.of(turned).mapToDouble(i -> sample.b()[i]).toArray())
                .fit()
                .orElseThrow("fit");
        FineGrayModel forwards = sample.fit(-1);
        for (String name : List.of("a", "b")) {
            assertThat(backwards.coefficient(name).estimate())
                    .isCloseTo(forwards.coefficient(name).estimate(), within(1e-11));
            assertThat(backwards.coefficient(name).robustStandardError().orElseThrow("error"))
                    .isCloseTo(forwards.coefficient(name).robustStandardError().orElseThrow("error"), within(1e-11));
        }
    }

    @Test
    void saysWhatIsWrongWithACovariate() {
        Spells spells = Spells.of(new long[] {1, 2, 3, 4, 5, 6}, new int[] {1, 2, 1, 0, 1, 0});
        double[] x = {3, 1, 2, 2, 1, 3};
        FineGrayModel model = FineGrayModel.builder(spells, 1)
                .covariate("same", new double[6])
                .covariate("x", x)
                .covariate("again", x)
                .fit()
                .orElseThrow("fit");
        assertThat(model.flags())
                .containsExactly(
                        new CoxModel.Flag(CoxModel.Flag.Kind.ZERO_VARIANCE, "same"),
                        new CoxModel.Flag(CoxModel.Flag.Kind.COLLINEAR, "again"));
        assertThat(model.coefficients()).extracting(FittedCoefficient::name).containsExactly("x");
        assertThat(model.forCustomer(new double[] {0, 2, 2}).incidence(6).isKnown())
                .isTrue();
        FineGrayModel parted = FineGrayModel.builder(spells, 1)
                .covariate("all", new double[] {1, 0, 1, 0, 1, 0})
                .fit()
                .orElseThrow("fit");
        assertThat(parted.flags()).containsExactly(new CoxModel.Flag(CoxModel.Flag.Kind.MONOTONE_LIKELIHOOD, "all"));
        assertThat(model.toString()).startsWith("fine-gray, 6 rows, 3 events");
    }

    @Test
    void hasACurveUpToTheLastTimeObserved() {
        Spells spells = Spells.of(new long[] {2, 3, 3, 5, 8, 9}, new int[] {1, 2, 1, 0, 1, 0});
        FineGrayModel model = FineGrayModel.builder(spells, 1)
                .covariate("x", new double[] {3, 1, 2, 2, 1, 3})
                .fit()
                .orElseThrow("fit");
        FineGrayCurve curve = model.forCustomer(new double[] {2});
        assertThat(curve.at(1).orElseThrow("point")).isEqualTo(new FineGrayCurve.Point(1, 0, 0));
        assertThat(curve.at(1).orElseThrow("point").interval())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "no event of the cause yet, so there is no interval"));
        assertThat(curve.curve()).extracting(FineGrayCurve.Point::time).containsExactly(2.0, 3.0, 8.0);
        assertThat(curve.curve().get(1)).isEqualTo(curve.at(3).orElseThrow("point"));
        assertThat(model.lastTime()).isEqualTo(9);
        assertThat(curve.at(9).isKnown()).isTrue();
        assertThat(curve.at(9.5))
                .isEqualTo(Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "observed up to 9.0, asked for 9.5"));
        assertThat(model.forCustomer(new double[] {
                            1e9 * Math.signum(model.coefficient("x").estimate())
                        })
                        .incidence(3)
                        .isKnown())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.at(Double.NaN))
                .withMessage("time must not be negative, was NaN");
    }

    @Test
    void isUnknownWithTooLittleData() {
        assertThat(reason(Spells.of(List.of()), new double[0])).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(Spells.of(new long[] {1, 2}, new int[] {0, 2}), new double[] {1, 2}))
                .isEqualTo(Answer.Reason.CENSORED);
        assertThat(reason(Spells.of(new long[] {1, 2}, new int[] {1, 2}), new double[] {1, 1}))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(Spells.of(new long[] {1}, new int[] {1}), new double[] {1}))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(Spells spells, double[] x) {
        return ((Answer.Unknown<?>)
                        FineGrayModel.builder(spells, 1).covariate("x", x).fit())
                .reason();
    }

    @Test
    void rejectsWhatItCannotFit() {
        Spells spells = Spells.of(new long[] {1, 2}, new int[] {1, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FineGrayModel.builder(spells, 0))
                .withMessage("cause must be 1 or more, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FineGrayModel.builder(spells.withWeights(new double[] {1, 2}), 1))
                .withMessage("spells must not be weighted: each counts as one");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FineGrayModel.builder(Spells.of(new long[] {1, 0}, new long[] {2, 2}, new int[] {1, 2}), 1))
                .withMessage("spells must be seen from their origin, some are not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FineGrayModel.builder(spells, 1).fit())
                .withMessage("there must be at least one covariate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FineGrayModel.builder(spells, 1)
                        .covariate("x", new double[] {1, Double.NaN})
                        .fit())
                .withMessageContaining("x of row 1 must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FineGrayModel.builder(spells, 1).covariate("x", new double[] {1}))
                .withMessage("x must have 2 rows, had 1");
    }
}
