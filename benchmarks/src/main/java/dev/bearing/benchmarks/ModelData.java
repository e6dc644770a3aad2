package dev.bearing.benchmarks;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Customers to fit models to, the same for the same seed: waits of up to six years with five covariates, in months and
 * in fractions of them, and, if there are not too many, outcomes with ten covariates, renewals and repeat purchases.
 */
final class ModelData {

    /** The true coefficients of the waits. */
    static final double[] LOG_HAZARD_RATIOS = {0.3, -0.5, 0.7, -0.2, 0.1};

    static final double[] LOG_ODDS = {0.5, -0.3, 0.2, 0, 0.1, -0.7, 0.4, 0, 0.25, -0.15};
    static final double INTERCEPT = -1.2;
    /** The true parameters of the renewals: churn probabilities with a beta distribution of 1 and this. */
    static final double SBG_BETA = 4;

    private static final int MONTHS = 72;
    /**
     * Times in fractions of a month stand so far from each other: more than what R takes for a tie, by default the
     * square root of the rounding error times the mean.
     */
    private static final double APART = 0x1p-20;

    private static final double DAYS_A_WEEK = 7;

    final int[] month;
    final double[] time;
    final boolean[] event;
    /** {@code double[5][rows]}. */
    final double[][] x;
    /** {@code double[10][rows]}; empty where only waits were wanted, as are the columns below. */
    final double[][] z;

    final boolean[] outcome;
    final long[] renewals;
    final int[] lost;
    final int[] repeats;
    /** In weeks, as the age. */
    final double[] recency;

    final double[] age;

    private ModelData(int rows, boolean onlyWaits) {
        month = new int[rows];
        time = new double[rows];
        event = new boolean[rows];
        x = new double[LOG_HAZARD_RATIOS.length][rows];
        int others = onlyWaits ? 0 : rows;
        z = new double[LOG_ODDS.length][others];
        outcome = new boolean[others];
        renewals = new long[others];
        lost = new int[others];
        repeats = new int[others];
        recency = new double[others];
        age = new double[others];
    }

    static ModelData draw(int rows, long seed) {
        return draw(rows, seed, false);
    }

    /** Returns waits and nothing else, for tables so long that the other models are not asked. */
    static ModelData drawWaits(int rows, long seed) {
        return draw(rows, seed, true);
    }

    private static ModelData draw(int rows, long seed, boolean onlyWaits) {
        ModelData data = new ModelData(rows, onlyWaits);
        SplittableRandom random = new SplittableRandom(seed);
        data.drawWaits(random.split());
        data.drawOutcomes(random.split());
        data.drawRenewals(random.split());
        data.drawPurchases(random.split());
        return data;
    }

    int size() {
        return month.length;
    }

    boolean hasOnlyWaits() {
        return outcome.length == 0;
    }

    /** Returns whether the events happened as 1 and 0. */
    static int[] ones(boolean[] events) {
        int[] ones = new int[events.length];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = events[i] ? 1 : 0;
        }
        return ones;
    }

    /** Weibull waits with proportional hazards, censored evenly over the six years. */
    private void drawWaits(SplittableRandom random) {
        BitSet taken = new BitSet();
        for (int i = 0; i < size(); i++) {
            x[0][i] = normal(random);
            x[1][i] = normal(random);
            x[2][i] = random.nextInt(2);
            x[3][i] = random.nextInt(2);
            x[4][i] = exponential(random);
            double logHazard = 0;
            for (int j = 0; j < x.length; j++) {
                logHazard += LOG_HAZARD_RATIOS[j] * x[j][i];
            }
            double leaves = Math.pow(exponential(random) / (0.01 * Math.exp(logHazard)), 1 / 1.2);
            double seen = random.nextDouble(1, MONTHS);
            event[i] = leaves <= seen;
            int cell = taken.nextClearBit((int) (Math.min(leaves, seen) / APART));
            taken.set(cell);
            time[i] = (cell + random.nextDouble(0.01, 0.25)) * APART;
            month[i] = (int) Math.ceil(time[i]);
        }
    }

    private void drawOutcomes(SplittableRandom random) {
        for (int i = 0; i < outcome.length; i++) {
            double logOdds = INTERCEPT;
            for (int j = 0; j < z.length; j++) {
                z[j][i] = normal(random);
                logOdds += LOG_ODDS[j] * z[j][i];
            }
            outcome[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        }
    }

    /** Two years of monthly renewals, customers having begun at any time in them. */
    private void drawRenewals(SplittableRandom random) {
        for (int i = 0; i < lost.length; i++) {
            double churn = -Math.expm1(Math.log(random.nextDouble(0x1p-53, 1)) / SBG_BETA);
            double leavesAt = 1 + Math.floor(-exponential(random) / Math.log1p(-churn));
            int seen = random.nextInt(1, 25);
            lost[i] = leavesAt <= seen ? 1 : 0;
            renewals[i] = (long) Math.min(leavesAt, seen);
        }
    }

    /** A twelve weeks' cohort seen for 39 weeks; gamma rates of shape one half, beta chances to leave of 1 and 2.5. */
    private void drawPurchases(SplittableRandom random) {
        for (int i = 0; i < repeats.length; i++) {
            double normal = normal(random);
            double perDay = normal * normal / 2 / (9 * DAYS_A_WEEK);
            double leaving = -Math.expm1(Math.log(random.nextDouble(0x1p-53, 1)) / 2.5);
            int days = 39 * (int) DAYS_A_WEEK - random.nextInt(84);
            int last = 0;
            double at = exponential(random) / perDay;
            while (at < days) {
                int day = (int) at;
                repeats[i] += day > last ? 1 : 0;
                last = Math.max(last, day);
                at = random.nextDouble() < leaving ? days : at + exponential(random) / perDay;
            }
            recency[i] = last / DAYS_A_WEEK;
            age[i] = days / DAYS_A_WEEK;
        }
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(random.nextDouble(0x1p-53, 1));
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Returns the times in order, as their bits, with the lowest one for whether the event happened. */
    long[] sortedEnds() {
        long[] ends = new long[size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (Double.doubleToRawLongBits(time[i]) & ~1L) | (event[i] ? 1 : 0);
        }
        Arrays.sort(ends);
        return ends;
    }

    /** Returns the renewals as whole numbers of 32 bits. */
    int[] renewalCounts() {
        return Arrays.stream(renewals).mapToInt(Math::toIntExact).toArray();
    }
}
