package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.cox.CoxSample;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fit on robust errors says beside its coefficients: curves, tests, and their freedom from units and copies. */
class CoxRobustTest {

    private static final Map<String, String> VALUES = Table.read("cox_robust_values.csv").stream()
            .collect(Collectors.toMap(row -> row.get("key"), row -> row.get("value")));
    private static final List<Map<String, String>> ROWS = Table.read("cox_robust.csv");
    private static final double[] CUSTOMER = {0.7, 1};

    private static CoxModel fit(CoxTies ties, boolean weighted, boolean clustered) {
        CoxBuilder builder = CoxModel.builder(CoxReference.column(ROWS, "time"), CoxReference.events(ROWS, "status"))
                .entry(CoxReference.column(ROWS, "entry"))
                .covariate("x1", CoxReference.column(ROWS, "x1"))
                .covariate("x2", CoxReference.column(ROWS, "x2"))
                .ties(ties)
                .robust();
        if (weighted) {
            builder.weights(CoxReference.column(ROWS, "w"));
        }
        if (clustered) {
            builder.clusters(CoxReference.whole(CoxReference.column(ROWS, "cl")));
        }
        return builder.fit().orElseThrow("fit");
    }

    private static double[] values(String key) {
        return Arrays.stream(VALUES.get(key).trim().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "EFRON, weights", "EFRON, clusters", "EFRON, both", "EFRON, robust",
        "BRESLOW, weights", "BRESLOW, clusters", "BRESLOW, both", "BRESLOW, robust"
    })
    void agreesWithR(CoxTies ties, String what) {
        boolean both = what.equals("both");
        CoxModel cox = fit(ties, both || what.equals("weights"), both || what.equals("clusters"));
        String key = ties.name().toLowerCase(Locale.ROOT) + "." + what;
        for (int j = 0; j < 2; j++) {
            assertThat(cox.coefficients().get(j).estimate()).isCloseTo(values(key + ".coef")[j], within(1e-8));
            for (int k = 0; k < 2; k++) {
                assertThat(cox.covariance()[j][k]).isCloseTo(values(key + ".robust_vcov")[2 * j + k], within(1e-9));
            }
        }
        assertThat(statistic(cox.scoreTest())).isCloseTo(values(key + ".rscore")[0], within(1e-6));
        assertThat(statistic(cox.waldTest())).isCloseTo(values(key + ".wald")[0], within(1e-5));
        double[] times = {2, 5, 9, 14};
        for (int i = 0; i < times.length; i++) {
            CoxCurve.Point point = cox.forCustomer(CUSTOMER).at(times[i]).orElseThrow("point");
            assertThat(point.survival()).isCloseTo(values(key + ".survival")[i], within(1e-8));
            assertThat(point.standardError()).isCloseTo(values(key + ".survival_se")[i], within(2e-7)); // h = 0.001
        }
        ProportionalityTest steady =
                cox.proportionality(CoxModel.TimeScale.IDENTITY).orElseThrow("test");
        double[] expected = values(key + ".steady");
        assertThat(steady.covariates().get(0).test().statistic()).isCloseTo(expected[0], within(1e-6));
        assertThat(steady.covariates().get(1).test().statistic()).isCloseTo(expected[1], within(1e-6));
        assertThat(steady.global().statistic()).isCloseTo(expected[2], within(1e-6));
        assertThat(steady.method()).contains("robust");
    }

    private static double statistic(Answer<ChiSquareTest> test) {
        return test.orElseThrow("test").statistic();
    }

    /** The jackknife by its definition: each weight a little up and a little down, and the fit made anew. */
    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void theErrorOfACurveIsThatOfRefitting(long seed, boolean clustered) {
        CoxSample sample = CoxSample.of(new Random(seed), 60, true, true);
        double[] weight = new double[sample.size()];
        int[] cluster = new int[sample.size()];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = sample.weight(i);
            cluster[i] = clustered ? i % 25 : i;
        }
        double squares = 0;
        double step = 1e-4;
        for (int c = 0; c < (clustered ? 25 : weight.length); c++) {
            double up = survival(sample, cluster, c, 1 + step);
            double down = survival(sample, cluster, c, 1 - step);
            squares += (up - down) * (up - down) / (4 * step * step);
        }
        CoxCurve.Point point = sample.builder(inOrder(weight.length))
                .clusters(cluster)
                .fit()
                .orElseThrow("fit")
                .forCustomer(new double[] {1, 2_003, 0.4}, 4)
                .at(4)
                .orElseThrow("point");
        assertThat(point.standardError()).isCloseTo(Math.sqrt(squares), within(1e-5));
    }

    private static double survival(CoxSample sample, int[] cluster, int changed, double factor) {
        double[] weight = new double[sample.size()];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = sample.weight(i) * (cluster[i] == changed ? factor : 1);
        }
        return sample.builder(inOrder(weight.length))
                .weights(weight)
                .fit()
                .orElseThrow("fit")
                .forCustomer(new double[] {1, 2_003, 0.4}, 4)
                .survival(4)
                .orElseThrow("survival");
    }

    private static int[] inOrder(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return order;
    }

    @Property(seed = "20261122", tries = 40)
    void theUnitOfWeightsDoesNotMatter(
            @ForAll long seed,
            @ForAll CoxTies ties,
            @ForAll boolean late,
            @ForAll @IntRange(min = -6, max = 6) int exponent) {
        CoxSample sample = CoxSample.of(new Random(seed), 80, late, true);
        double unit = Math.pow(10, exponent);
        double[] weight = new double[80];
        Arrays.setAll(weight, i -> unit * sample.weight(i));
        assertSame(
                sample.builder(inOrder(80)).ties(ties).robust().fit(),
                sample.builder(inOrder(80)).weights(weight).ties(ties).robust().fit());
    }

    /** By Breslow's rule only: by Efron's, customers who leave together share the hazard, and copies are customers. */
    @Property(seed = "20261122", tries = 40)
    void tellingEachRowOfAClusterAgainIsNoMoreEvidence(
            @ForAll long seed, @ForAll boolean late, @ForAll @IntRange(min = 2, max = 5) int copies) {
        CoxSample sample = CoxSample.of(new Random(seed), 60, late, true);
        int[] order = new int[60 * copies];
        int[] cluster = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i % 60;
            cluster[i] = order[i] / 2;
        }
        assertSame(
                sample.builder(inOrder(60))
                        .clusters(Arrays.copyOf(cluster, 60))
                        .ties(CoxTies.BRESLOW)
                        .fit(),
                sample.builder(order).clusters(cluster).ties(CoxTies.BRESLOW).fit());
    }

    private static void assertSame(Answer<CoxModel> given, Answer<CoxModel> other) {
        assertThat(other.isKnown()).isEqualTo(given.isKnown());
        if (!given.isKnown() || !given.orElseThrow("given").flags().isEmpty()) {
            return;
        }
        CoxModel one = given.orElseThrow("given");
        CoxModel same = other.orElseThrow("other");
        assertSameTest(one.scoreTest(), same.scoreTest());
        assertSameTest(one.waldTest(), same.waldTest());
        assertSameTest(
                one.proportionality(CoxModel.TimeScale.IDENTITY).map(ProportionalityTest::global),
                same.proportionality(CoxModel.TimeScale.IDENTITY).map(ProportionalityTest::global));
        for (double time : new double[] {1, 2, 4}) {
            CoxCurve.Point point =
                    one.forCustomer(new double[] {1, 2_003, 0.4}, 4).at(time).orElseThrow("point");
            CoxCurve.Point twin =
                    same.forCustomer(new double[] {1, 2_003, 0.4}, 4).at(time).orElseThrow("twin");
            assertThat(twin.survival()).isCloseTo(point.survival(), within(1e-6));
            assertThat(twin.standardError()).isCloseTo(point.standardError(), within(1e-5));
        }
    }

    private static void assertSameTest(Answer<ChiSquareTest> one, Answer<ChiSquareTest> other) {
        assertThat(other.isKnown()).isEqualTo(one.isKnown());
        if (one.isKnown()) {
            assertThat(statistic(other)).isCloseTo(statistic(one), within(1e-4 * (1 + statistic(one))));
        }
    }

    @Test
    void oneClusterTellsNoErrorAndTwoNoTestOfTwoCoefficients() {
        double[] stop = {1, 2, 3, 4, 5, 6, 7, 8};
        boolean[] event = {true, true, true, false, true, true, false, true};
        CoxBuilder builder = CoxModel.builder(stop, event)
                .covariate("a", new double[] {1, 0, 1, 1, 0, 1, 0, 0})
                .covariate("b", new double[] {0.2, 0.4, 0.1, 0.7, 0.3, 0.9, 0.5, 0.6});
        CoxModel one = builder.clusters(new int[8]).fit().orElseThrow("fit");
        assertThat(reason(one.coefficient("a").error())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(one.waldTest())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        CoxCurve.Point point = one.forCustomer(new double[] {1, 0.5}).at(4).orElseThrow("point");
        for (IntervalScale scale : IntervalScale.values()) {
            assertThat(reason(point.interval(scale))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        }
        CoxModel two =
                builder.clusters(new int[] {0, 0, 1, 0, 1, 1, 0, 1}).fit().orElseThrow("fit");
        assertThat(reason(two.scoreTest())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(two.proportionality(CoxModel.TimeScale.IDENTITY))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Answer<Interval> before = two.forCustomer(new double[] {1, 0.5})
                .at(0.5)
                .orElseThrow("point")
                .interval(IntervalScale.LOG_LOG);
        assertThat(reason(before)).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}
