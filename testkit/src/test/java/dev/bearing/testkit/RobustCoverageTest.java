package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.evidence.CalibrationFit;
import dev.bearing.evidence.ScoredOutcomes;
import dev.bearing.survival.CoxBuilder;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.CoxTies;
import dev.bearing.survival.IntervalScale;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The interval of a customer's curve, of a hazard ratio and of a calibration hold the truth where rows count once,
 * where they count by revenue and where customers are told several times. As {@link IntervalCoverageTest}, few worlds
 * in the normal build and 2,000 with {@code -Pcoverage}.
 */
class RobustCoverageTest {

    private static final int REPLICATES = Integer.getInteger("bearing.coverage.replicates", 60);

    /** How far the coverage of an asymptotic interval may lie from its level with a few hundred customers. */
    private static final double SLACK = 0.015;

    private static final int CUSTOMERS = 300;
    private static final double HAZARD = 0.06;
    private static final double[] SLOPES = {0.6, -0.5};
    private static final double[] CUSTOMER = {0.5, 1};

    private enum Rows {
        ONCE,
        BY_REVENUE,
        TOLD_SEVERAL_TIMES
    }

    @ParameterizedTest
    @EnumSource(Rows.class)
    void ofACoxCurve(Rows rows) {
        double risk = Math.exp(SLOPES[0] * CUSTOMER[0] + SLOPES[1] * CUSTOMER[1]);
        covers(
                Math.exp(-HAZARD * 8 * risk),
                seed -> fit(rows, seed)
                        .flatMap(model -> model.forCustomer(CUSTOMER).at(8.0))
                        .flatMap(point -> point.interval(IntervalScale.LOG_LOG)));
    }

    @ParameterizedTest
    @EnumSource(Rows.class)
    void ofACoxCoefficient(Rows rows) {
        covers(
                SLOPES[0],
                seed -> fit(rows, seed)
                        .flatMap(model -> model.coefficient("size").interval()));
    }

    /** The hazard of each customer is constant; observation ends somewhere between months 5 and 30. */
    private static Answer<CoxModel> fit(Rows rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] stop = new double[CUSTOMERS];
        boolean[] left = new boolean[CUSTOMERS];
        double[][] x = new double[2][CUSTOMERS];
        double[] revenue = new double[CUSTOMERS];
        int[] times = new int[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            x[0][i] = 2 * random.nextDouble() - 1;
            x[1][i] = random.nextInt(2);
            double stayed =
                    -Math.log(1 - random.nextDouble()) / HAZARD / Math.exp(SLOPES[0] * x[0][i] + SLOPES[1] * x[1][i]);
            double observed = 5 + 25 * random.nextDouble();
            stop[i] = Math.min(stayed, observed);
            left[i] = stayed <= observed;
            revenue[i] = 20 + random.nextInt(300);
            times[i] = rows == Rows.TOLD_SEVERAL_TIMES ? 1 + random.nextInt(5) : 1;
        }
        int[] customer = IntStream.range(0, CUSTOMERS)
                .flatMap(i -> IntStream.generate(() -> i).limit(times[i]))
                .toArray();
        boolean[] event = new boolean[customer.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = left[customer[i]];
        }
        CoxBuilder builder = CoxModel.builder(of(stop, customer), event)
                .covariate("size", of(x[0], customer))
                .covariate("yearly", of(x[1], customer));
        return switch (rows) {
            case ONCE -> builder.fit();
            case BY_REVENUE -> builder.weights(revenue).robust().fit();
            // by Efron's rule a copy is one more who leaves at that time
            case TOLD_SEVERAL_TIMES ->
                builder.clusters(customer).ties(CoxTies.BRESLOW).fit();
        };
    }

    private static double[] of(double[] values, int[] customer) {
        return Arrays.stream(customer).mapToDouble(i -> values[i]).toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTheSlopeOfACalibration(boolean byRevenue) {
        covers(
                1,
                seed -> calibration(byRevenue, seed).flatMap(fit -> fit.slope().interval()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofACalibrationInTheLarge(boolean byRevenue) {
        covers(
                0,
                seed -> calibration(byRevenue, seed)
                        .flatMap(fit -> fit.inTheLarge().interval()));
    }

    private static Answer<CalibrationFit> calibration(boolean byRevenue, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[CUSTOMERS];
        boolean[] outcomes = new boolean[CUSTOMERS];
        double[] revenue = new double[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            scores[i] = 1 / (1 + Math.exp(1 - 3 * (random.nextDouble() - 0.5)));
            outcomes[i] = random.nextDouble() < scores[i];
            revenue[i] = 20 + random.nextInt(300);
        }
        ScoredOutcomes scored = ScoredOutcomes.of(scores, outcomes);
        return CalibrationFit.of(byRevenue ? scored.withWeights(revenue) : scored);
    }

    private static void covers(double truth, LongFunction<Answer<Interval>> interval) {
        IntervalCoverage coverage = IntervalCoverage.of(REPLICATES, truth, interval);
        assertThat(coverage.known()).isEqualTo(REPLICATES);
        assertThat(coverage.share().orElseThrow("share"))
                .as("share of %d intervals that hold the truth", coverage.known())
                .isCloseTo(
                        coverage.level(),
                        within(SLACK + 4 * coverage.deviation().orElseThrow("deviation")));
    }
}
