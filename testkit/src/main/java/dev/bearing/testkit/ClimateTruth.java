package dev.bearing.testkit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;

/**
 * What makes leaving likelier for some accounts, in some months, or from year to year. Each factor multiplies the
 * hazard of leaving, by choice or because payments fail: a probability p becomes 1 - (1 - p)^(product of the factors),
 * with the factors of the day of the decision.
 *
 * @param heterogeneity the variance, between accounts, of a factor that each keeps for life; it is gamma distributed
 *     with mean 1, so that survival in a constant climate is (1 + v·H)^(-1/v) with H the cumulative hazard; 0 where all
 *     are alike
 * @param seasons twelve factors, January first, each 0 or more
 * @param shocks months in which all leave more, or less, readily; none, or one for each such month
 * @param driftPerYear the factor by which leaving becomes likelier with every year since the first day, positive
 * @see <a href="https://doi.org/10.2307/2061224">Vaupel, Manton and Stallard (1979)</a>, on the gamma factor
 */
public record ClimateTruth(double heterogeneity, List<Double> seasons, List<Shock> shocks, double driftPerYear) {

    private static final double DAYS_A_YEAR = 365.25;

    /** @throws IllegalArgumentException if a factor is out of its range, or the seasons are not twelve */
    public ClimateTruth {
        seasons = List.copyOf(seasons);
        shocks = List.copyOf(shocks);
        checkFactor("heterogeneity", heterogeneity);
        if (seasons.size() != 12) {
            throw new IllegalArgumentException("seasons must be twelve, was " + seasons.size());
        }
        for (double season : seasons) {
            checkFactor("seasons", season);
        }
        if (!(driftPerYear > 0 && driftPerYear < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("driftPerYear must be positive and finite, was " + driftPerYear);
        }
    }

    /**
     * A month in which something happens to all accounts at once.
     *
     * @param month the month, 0 for the first that is simulated
     * @param factor by which leaving is likelier in it, 0 or more
     */
    public record Shock(int month, double factor) {

        /** @throws IllegalArgumentException if one is negative, or not finite */
        public Shock {
            if (month < 0) {
                throw new IllegalArgumentException("month must not be negative, was " + month);
            }
            checkFactor("factor", factor);
        }
    }

    /** Returns a climate in which all are alike, at all times. */
    public static ClimateTruth steady() {
        return new ClimateTruth(0, Collections.nCopies(12, 1.0), List.of(), 1);
    }

    /** Returns this climate with accounts that differ: the variance of their factors. */
    public ClimateTruth withHeterogeneity(double variance) {
        return new ClimateTruth(variance, seasons, shocks, driftPerYear);
    }

    /** Returns this climate with seasons: twelve factors, January first. */
    public ClimateTruth withSeasons(List<Double> factors) {
        return new ClimateTruth(heterogeneity, factors, shocks, driftPerYear);
    }

    /** Returns this climate with shocks. */
    public ClimateTruth withShocks(List<Shock> months) {
        return new ClimateTruth(heterogeneity, seasons, months, driftPerYear);
    }

    /** Returns this climate with a drift: the factor a year. */
    public ClimateTruth withDriftPerYear(double factor) {
        return new ClimateTruth(heterogeneity, seasons, shocks, factor);
    }

    /**
     * Returns the factor that all accounts share on a day: season, shock and drift together.
     *
     * @param day the day
     * @param first the first day that is simulated
     */
    public double factor(LocalDate day, LocalDate first) {
        double factor = seasons.get(day.getMonthValue() - 1);
        long month = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day));
        for (Shock shock : shocks) {
            if (shock.month() == month) {
                factor *= shock.factor();
            }
        }
        return driftPerYear == 1
                ? factor
                : factor * StrictMath.pow(driftPerYear, ChronoUnit.DAYS.between(first, day) / DAYS_A_YEAR);
    }

    private static void checkFactor(String name, double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be 0 or more and finite, was " + factor);
        }
    }
}
