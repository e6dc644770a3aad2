package dev.bearing.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.evidence.RetentionData;
import dev.bearing.evidence.RetentionLearner;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RetentionLearner} promises: a way to fit a model of retention to rows that looks at nothing it must
 * not, gives the same for the same rows, survives poor data, and finds a truth it can express.
 *
 * <pre>{@code
 * class MyLearnerTest extends RetentionLearnerContract {
 *     @Override protected RetentionLearner learner() { return MyModel.learner(); }
 * }
 * }</pre>
 *
 * <p>The worlds are drawn from fixed seeds; statistical checks allow five standard deviations beside the
 * {@link #tolerance}. Where all 20,000 rows are alike a survival is held to three hundredths: a monthly chance to leave
 * of 0.027 or 0.033 in place of 0.03 is found out.
 */
public abstract class RetentionLearnerContract {

    private static final int ROWS = 20_000;
    private static final int SHORTEST = 12;
    private static final long LONGEST = 36;

    /** For whoever extends it. */
    protected RetentionLearnerContract() {}

    /** Returns the learner under test. */
    protected abstract RetentionLearner learner();

    /**
     * Returns the monthly chance to leave of a row with this covariate, in the world that the learner is to recover. A
     * learner that cannot express the default (constant chances, larger with the covariate) gets a world of its own.
     *
     * @param covariate the row's covariate, 0 or 1
     * @param month the month of the stay, from 1
     */
    protected double hazard(double covariate, long month) {
        return usesCovariates() && covariate > 0 ? 0.06 : 0.03;
    }

    /** Returns whether the learner looks at covariates; yes unless overridden. */
    protected boolean usesCovariates() {
        return true;
    }

    /** Returns how far a recovered survival may lie from the truth, beside chance: 0.01 unless overridden. */
    protected double tolerance() {
        return 0.01;
    }

    /** The truth of the world is recovered. */
    @Test
    protected void theTruthIsRecovered() {
        RetentionData world = world(ROWS, 1);
        RetentionLearner.Predictor predictor = fitted(world);
        double alike = usesCovariates() ? ROWS / 2.0 : ROWS;
        for (double covariate : usesCovariates() ? new double[] {0, 1} : new double[] {0}) {
            int row = rowWith(world, covariate);
            for (long t : new long[] {1, 6, 12, 24}) {
                double truth = 1;
                for (long month = 1; month <= t; month++) {
                    truth *= 1 - hazard(covariate, month);
                }
                double chance = 5 * Math.sqrt(truth * (1 - truth) / alike);
                assertThat(survival(modelOf(predictor, world, row), t))
                        .as("S(%d) told, against the true one, where the covariate is %s", t, covariate)
                        .isEqualTo(truth, within(tolerance() + chance));
            }
        }
    }

    /** What it tells of rows it has not seen happens as often as it tells. */
    @Test
    protected void theChancesToldHappenAsOftenAsTold() {
        RetentionLearner.Predictor predictor = fitted(world(ROWS, 2));
        RetentionData fresh = uncensored(ROWS, 3);
        double told = 0;
        double happened = 0;
        double variance = 0;
        for (int row = 0; row < fresh.size(); row++) {
            double p = 1 - survival(modelOf(predictor, fresh, row), 12);
            told += p;
            variance += p * (1 - p);
            happened += fresh.time(row) <= 12 ? 1 : 0;
        }
        assertThat(told / ROWS)
                .as("the mean chance told to leave within 12 months, against the share of %d that left", ROWS)
                .isEqualTo(happened / ROWS, within(tolerance() + 5 * Math.sqrt(2 * variance) / ROWS));
    }

    /** The same rows give the same model. */
    @Test
    protected void theSameRowsGiveTheSameModel() {
        RetentionData world = world(400, 4);
        assertSame("learned twice from the same rows", world, List.of(fitted(world), fitted(world)), 0);
    }

    /** The order of rows makes no difference. */
    @Test
    protected void theOrderOfRowsMakesNoDifference() {
        RetentionData world = world(400, 5);
        int[] backwards = IntStream.range(0, 400).map(row -> 399 - row).toArray();
        assertSame(
                "learned from the same rows in another order",
                world,
                List.of(fitted(world), fitted(world.rows(backwards))),
                1e-6);
    }

    /** A row's model does not depend on how its stay ends. */
    @Test
    protected void aModelNeverLooksAhead() {
        RetentionData world = world(400, 6);
        RetentionLearner.Predictor predictor = fitted(world);
        RetentionData otherEnds = RetentionData.builder(
                        Arrays.stream(world.times())
                                .map(t -> LONGEST - Math.min(t, LONGEST))
                                .toArray(),
                        new boolean[400])
                .covariates(world.covariateNames(), world.covariateRows())
                .build();
        for (int row = 0; row < 400; row += 7) {
            assertThat(modelOf(predictor, otherEnds, row).survival(12).toOptional())
                    .as("S(12) of row %d must not depend on how its stay ends", row)
                    .isEqualTo(modelOf(predictor, world, row).survival(12).toOptional());
        }
    }

    /** The unit of a covariate makes no difference. */
    @Test
    protected void theUnitOfACovariateMakesNoDifference() {
        RetentionData world = world(400, 7);
        double[][] scaled = Arrays.stream(world.covariateRows())
                .map(x -> new double[] {5 + 1000 * x[0]})
                .toArray(double[][]::new);
        RetentionData inOtherUnits = RetentionData.builder(world.times(), world.eventFlags())
                .covariates(world.covariateNames(), scaled)
                .build();
        RetentionLearner.Predictor one = fitted(world);
        RetentionLearner.Predictor other = fitted(inOtherUnits);
        for (int row = 0; row < 400; row += 7) {
            assertThat(survival(modelOf(other, inOtherUnits, row), 12))
                    .as("S(12) of row %d, the covariate in other units", row)
                    .isEqualTo(survival(modelOf(one, world, row), 12), within(1e-5));
        }
    }

    /** No rows at all, rows of which none left, and rows that all left at once are answered, not thrown at. */
    @Test
    protected void poorDataAreAnswered() {
        Answer<RetentionLearner.Predictor> ofNothing = fit("no rows", rows(new long[0], new boolean[0]));
        assertThat(ofNothing.isKnown() && usesCovariates())
                .as("a model of covariates must not be known that was learned from no rows")
                .isFalse();
        answered("one row, over after 5", rows(new long[] {5}, new boolean[] {true}));
        answered("four rows of which none is over", rows(new long[] {3, 9, 9, 12}, new boolean[4]));
        answered("four rows, all over after 4", rows(new long[] {4, 4, 4, 4}, new boolean[] {true, true, true, true}));
        answered(
                "three rows, over after 0, not over after 0, over after 1",
                rows(new long[] {0, 0, 1}, new boolean[] {true, false, true}));
    }

    private void answered(String what, RetentionData data) {
        fit(what, data).toOptional().ifPresent(predictor -> {
            for (int row = 0; row < data.size(); row++) {
                int at = row;
                modelOf(predictor, data, row)
                        .survival(1)
                        .toOptional()
                        .ifPresent(share -> assertThat(share)
                                .as("S(1) of row %d, learned from %s", at, what)
                                .isBetween(0.0, 1.0));
            }
        });
    }

    private Answer<RetentionLearner.Predictor> fit(String what, RetentionData data) {
        RetentionLearner learner = Asked.of("learner()", this::learner);
        return Asked.of("the learner " + learner.name() + ", learning from " + what + ",", () -> learner.fit(data));
    }

    private static RetentionModel modelOf(RetentionLearner.Predictor predictor, RetentionData data, int row) {
        return new AskedModel(Asked.of("modelOf(rows, " + row + ")", () -> predictor.modelOf(data, row)));
    }

    private RetentionData rows(long[] times, boolean[] events) {
        double[][] x = new double[times.length][];
        Arrays.setAll(x, row -> new double[] {row % 2});
        return RetentionData.builder(times, events).covariates(List.of("x"), x).build();
    }

    private RetentionLearner.Predictor fitted(RetentionData data) {
        String what = data.size() + " ordinary rows";
        return fit(what, data).orElseThrow("the learner must fit " + what);
    }

    private static void assertSame(
            String how, RetentionData data, List<RetentionLearner.Predictor> pair, double tolerance) {
        for (int row = 0; row < data.size(); row += 7) {
            for (long t : new long[] {1, 12, 24}) {
                assertThat(survival(modelOf(pair.get(1), data, row), t))
                        .as("S(%d) of row %d, %s", t, row, how)
                        .isEqualTo(survival(modelOf(pair.get(0), data, row), t), within(tolerance));
            }
        }
    }

    private static double survival(RetentionModel model, long time) {
        return model.survival(time).orElseThrow("S(" + time + ") must be known");
    }

    private static int rowWith(RetentionData world, double covariate) {
        return IntStream.range(0, world.size())
                .filter(row -> world.covariates(row)[0] == covariate)
                .findFirst()
                .orElseThrow();
    }

    /** Stays that began one to three years ago, so that those still there are censored at any time from 12 on. */
    private RetentionData world(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return drawn(rows, random, row -> SHORTEST + random.nextInt((int) (LONGEST - SHORTEST) + 1));
    }

    private RetentionData uncensored(int rows, long seed) {
        return drawn(rows, new SplittableRandom(seed), row -> 100_000);
    }

    private RetentionData drawn(int rows, SplittableRandom random, IntUnaryOperator lastSeen) {
        long[] times = new long[rows];
        boolean[] events = new boolean[rows];
        double[][] x = new double[rows][];
        for (int row = 0; row < rows; row++) {
            x[row] = new double[] {row % 2};
            long last = lastSeen.applyAsInt(row);
            long month = 1;
            while (month <= last && random.nextDouble() >= hazard(x[row][0], month)) {
                month++;
            }
            events[row] = month <= last;
            times[row] = Math.min(month, last);
        }
        return RetentionData.builder(times, events).covariates(List.of("x"), x).build();
    }
}
