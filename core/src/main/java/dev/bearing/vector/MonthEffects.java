package dev.bearing.vector;

import dev.bearing.vector.FlowMonth.PowerSums;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How one flow of revenue, churn say, differs from month to month by more than the chance of single accounts: what all
 * accounts share. Part of it comes back every year: the covariance of a month with the one a year before, where there
 * are 12 such pairs and it exceeds its own standard error. A calendar month's factor is then its mean ratio, weighted
 * against 1 by credibility. The rest is shock: unforeseen, and variance.
 *
 * @see <a href="https://doi.org/10.1007/3-540-29273-X">Bühlmann and Gisler (2005), chapter 4</a>
 */
final class MonthEffects {

    private static final int YEAR = 12;
    private static final double LEAST_FACTOR = 0.05;

    private final double[] factors;
    private final double[] variances;
    private final double estimation;

    private MonthEffects(double[] factors, double[] variances, double estimation) {
        this.factors = factors;
        this.variances = variances;
        this.estimation = estimation;
    }

    /**
     * Returns the effects seen in complete months in a row.
     *
     * @param recent how many of the last months the rate is taken from
     */
    static MonthEffects of(List<FlowMonth> months, Function<FlowMonth, PowerSums> flow, int recent) {
        int n = months.size();
        double[] expected = new double[n];
        double[] off = new double[n];
        double[] chance = new double[n];
        PowerSums all = PowerSums.NONE;
        double exposure = 0;
        for (FlowMonth month : months) {
            all = all.plus(flow.apply(month));
            exposure += month.opening();
        }
        if (all.count() == 0) {
            return new MonthEffects(filled(1), filled(0), 1);
        }
        double squares = 0;
        double excess = 0;
        for (int t = 0; t < n; t++) {
            FlowMonth month = months.get(t);
            expected[t] = all.first() / exposure * month.opening();
            chance[t] = all.second() / exposure * month.opening();
            off[t] = flow.apply(month).first() - expected[t];
            squares += expected[t] * expected[t];
            excess += off[t] * off[t] - chance[t] * (1 - 1.0 / n);
        }
        double shared = Math.max(0, excess / squares);
        Seasons seasons = Seasons.of(months, expected, off, chance, shared);
        PowerSums last = PowerSums.NONE;
        for (FlowMonth month : months.subList(n - Math.min(n, recent), n)) {
            last = last.plus(flow.apply(month));
        }
        double[] variances = new double[YEAR];
        for (int k = 0; k < YEAR; k++) {
            variances[k] = Math.max(0, shared - seasons.variance) + seasons.left[k];
        }
        double estimation = ofTheRate(last) + Math.max(0, shared - seasons.variance) / Math.min(n, recent);
        return new MonthEffects(seasons.factors, variances, estimation);
    }

    /**
     * Returns the relative variance of a rate of amounts, of which the number is random as well: 1 / (n + 1) of n equal
     * ones, and more where a few large ones make the sum; 1 where nothing was seen.
     */
    private static double ofTheRate(PowerSums events) {
        double n = events.count();
        return n > 0 ? events.second() / (events.first() * events.first()) * n / (n + 1) : 1;
    }

    /** Returns by how much more than on average flows in the months after one, 1 being the average. */
    double factor(YearMonth last, int months) {
        double sum = 0;
        for (int j = 1; j <= months; j++) {
            sum += factors[last.plusMonths(j).getMonthValue() - 1];
        }
        return sum / months;
    }

    /** Returns the variance of that factor over its square: shocks average out over months, a wrong rate does not. */
    double relativeVariance(YearMonth last, int months) {
        double sum = 0;
        for (int j = 1; j <= months; j++) {
            sum += variances[last.plusMonths(j).getMonthValue() - 1];
        }
        double factor = factor(last, months);
        return sum / months / months / (factor * factor) + estimation;
    }

    private static double[] filled(double value) {
        double[] all = new double[YEAR];
        Arrays.fill(all, value);
        return all;
    }

    /** What comes back every year. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
    private record Seasons(double variance, double[] factors, double[] left) {

        static Seasons of(List<FlowMonth> months, double[] expected, double[] off, double[] chance, double shared) {
            double variance = Math.min(shared, yearly(expected, off));
            double[] factors = filled(1);
            double[] left = filled(0);
            if (!(variance > 0)) {
                return new Seasons(0, factors, left);
            }
            double[] sumOff = new double[YEAR];
            double[] sum = new double[YEAR];
            double[] noise = new double[YEAR];
            for (int t = 0; t < expected.length; t++) {
                int k = months.get(t).month().getMonthValue() - 1;
                sumOff[k] += off[t];
                sum[k] += expected[t];
                noise[k] += chance[t] + (shared - variance) * expected[t] * expected[t];
            }
            for (int k = 0; k < YEAR; k++) {
                double own = sum[k] > 0 ? noise[k] / (sum[k] * sum[k]) : Double.POSITIVE_INFINITY;
                double credibility = variance / (variance + own);
                factors[k] = Math.max(LEAST_FACTOR, 1 + (sum[k] > 0 ? credibility * sumOff[k] / sum[k] : 0));
                left[k] = variance * (1 - credibility);
            }
            return new Seasons(variance, factors, left);
        }

        /** Returns the covariance of a month with the one a year before; 0 where it may be chance. */
        private static double yearly(double[] expected, double[] off) {
            int pairs = expected.length - YEAR;
            if (pairs < YEAR) {
                return 0;
            }
            double product = 0;
            double weight = 0;
            double square = 0;
            for (int t = YEAR; t < expected.length; t++) {
                double own = off[t] * off[t - YEAR];
                product += own;
                square += own * own;
                weight += expected[t] * expected[t - YEAR];
            }
            return product > Math.sqrt(square) ? product / weight : 0;
        }
    }
}
