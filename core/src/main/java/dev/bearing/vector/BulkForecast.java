package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.ThreeMoments;
import dev.bearing.value.EstimatedMoney;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The expansion forecast of very many accounts, from arrays: what {@link ExpansionForecast} says of the same accounts,
 * without an object for each. Every account stands in one cohort; chained milestones of one account are for
 * {@link ExpansionForecast}.
 *
 * <pre>{@code
 * BulkForecast forecast = BulkForecast.builder(USD)
 *         .cohort("ten-users", TakeRate.estimated("ten-users", 270, 300), value, due)
 *         .build();
 * forecast.mean();
 * forecast.quantile(0.05);
 * }</pre>
 *
 * <p>Mean and standard deviation are exact. Quantiles are those of a shifted gamma distribution of the same three
 * moments: see {@link ExpansionForecast.Method#SHAPED} for what they were held against, and
 * {@link #quantileErrorBound()} for how far they were off at most.
 */
public final class BulkForecast {

    private final CurrencyUnit currency;
    private final List<Cohort> cohorts;
    private final ThreeMoments moments;
    private final double most;
    private final double largest;

    private BulkForecast(
            CurrencyUnit currency, List<Cohort> cohorts, ThreeMoments moments, double most, double largest) {
        this.currency = currency;
        this.cohorts = List.copyOf(cohorts);
        this.moments = moments;
        this.most = most;
        this.largest = largest;
    }

    /**
     * A cohort of many accounts.
     *
     * @param milestone the milestone's id
     * @param accounts how many accounts are due
     * @param expectedDecisions how many of them are expected to decide
     * @param expectedTakes how many are expected to take the expansion
     * @param mean the expected value of what they take, in major units
     * @param sd the standard deviation of that value, the uncertainty of the rate included
     */
    public record Cohort(
            String milestone, int accounts, double expectedDecisions, double expectedTakes, double mean, double sd) {

        /** Refuses null. */
        public Cohort {
            requireNonNull(milestone, "milestone");
        }
    }

    /** Returns a builder of a forecast without any account, all values of which are in a currency. */
    public static Builder builder(CurrencyUnit currency) {
        return new Builder(currency);
    }

    /** Returns the cohorts in the order they were added. */
    public List<Cohort> cohorts() {
        return cohorts;
    }

    /** Returns the expected value of all expansions taken. */
    public EstimatedMoney mean() {
        return EstimatedMoney.of(currency, moments.mean());
    }

    /** Returns the standard deviation of that value in major units. */
    public double sd() {
        return moments.sd();
    }

    /**
     * Returns the value that is not exceeded with a probability, between 0 and that of all expansions.
     *
     * @param probability in (0, 1)
     */
    public EstimatedMoney quantile(double probability) {
        checkArgument(probability > 0 && probability < 1, "probability must be in (0, 1), was %s", probability);
        return EstimatedMoney.of(currency, Math.min(most, Math.max(0, moments.quantile(probability))));
    }

    /**
     * Returns how far a quantile from 5 to 95 % may be off, in major units: half the largest value and 8 % of the
     * standard deviation, the most that was found.
     */
    public double quantileErrorBound() {
        return TakenDistribution.SHAPED_SD_SHARE * sd() + largest / 2;
    }

    /** Collects cohorts; not thread-safe. */
    public static final class Builder {

        private final CurrencyUnit currency;
        private final List<Cohort> cohorts = new ArrayList<>();
        private final MixedSum known = new MixedSum();
        private final SortedMap<String, MixedSum> strata = new TreeMap<>();
        private final SortedMap<String, TakeRate.Estimated> rates = new TreeMap<>();
        private double most;
        private double largest;

        private Builder(CurrencyUnit currency) {
            this.currency = requireNonNull(currency, "currency");
        }

        /**
         * Adds a cohort.
         *
         * @param milestone the milestone's id
         * @param take the share of those who decide that take the expansion
         * @param value what the expansion is worth to each, 0 or more
         * @param due {@code double[accounts]}: the probability that each reaches the milestone and decides within the
         *     horizon, in [0, 1]; read and not kept
         * @throws CurrencyMismatchException if the value is of another currency
         * @throws IllegalArgumentException if a number is out of its range, or the stratum has another rate elsewhere
         */
        public Builder cohort(String milestone, TakeRate take, Money value, double[] due) {
            requireNonNull(take, "take");
            requireNonNull(value, "value");
            requireNonNull(due, "due");
            requireNonNull(milestone, "milestone");
            if (!value.getCurrencyUnit().equals(currency)) {
                throw new CurrencyMismatchException(currency, value.getCurrencyUnit());
            }
            checkArgument(!value.isNegative(), "value must not be negative, was %s", value);
            double amount = value.getAmount().doubleValue();
            double[] powers = powers(due);
            MixedSum own = MixedSum.of(powers, amount);
            ThreeMoments moments;
            if (take instanceof TakeRate.Estimated rate) {
                TakeRate before = rates.putIfAbsent(rate.stratum(), rate);
                checkArgument(before == null || before.equals(rate), "stratum %s has two rates", rate.stratum());
                strata.computeIfAbsent(rate.stratum(), name -> new MixedSum()).add(own);
                moments = own.under(rate);
            } else {
                double share = take.mean();
                MixedSum taken = MixedSum.of(
                        new double[] {powers[0] * share, powers[1] * share * share, powers[2] * share * share * share},
                        amount);
                known.add(taken);
                moments = taken.moments();
            }
            most += amount * due.length;
            largest = due.length == 0 ? largest : Math.max(largest, amount);
            cohorts.add(new Cohort(
                    milestone, due.length, powers[0], powers[0] * take.mean(), moments.mean(), moments.sd()));
            return this;
        }

        /** Returns the sums of the probabilities, their squares and their cubes. */
        private static double[] powers(double[] due) {
            double first = 0;
            double second = 0;
            double third = 0;
            boolean within = true;
            for (double p : due) {
                double square = p * p;
                within &= p >= 0 && p <= 1;
                first += p;
                second += square;
                third += square * p;
            }
            checkArgument(within, "every due probability must be in [0, 1]");
            return new double[] {first, second, third};
        }

        /** Returns the forecast. */
        public BulkForecast build() {
            ThreeMoments sum = known.moments();
            for (var stratum : strata.entrySet()) {
                sum = sum.plus(stratum.getValue().under(requireNonNull(rates.get(stratum.getKey()))));
            }
            return new BulkForecast(currency, cohorts, sum, most, largest);
        }
    }
}
