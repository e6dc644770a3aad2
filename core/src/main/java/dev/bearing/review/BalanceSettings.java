package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Benchmark;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What a vendor plans to have from its customers, and how a review weighs both sides. Without a plan the vendor's side
 * is not known.
 *
 * @param months how many months back retention, margin, leads and month ends are looked at, 1 to 1200
 * @param changeMonths over how many months it is told whether there is more for both, 1 to 1200
 * @param limit how far the two sides may be apart before it is an imbalance, in [0, 1]
 * @param netRevenueRetention net revenue retention planned for twelve months, above 0, finite; absent: the book's
 *     target of the name {@code netRevenueRetention}
 * @param margin the margin planned, as a share of revenue, in (0, 1]; absent: none is, and retention alone counts
 * @param costOfRevenue what running the product costs, as a share of revenue, in [0, 1)
 * @param costCurrency the vendor's own currency, in which interactions and interventions are costed; absent: the
 *     currency that the review adds up others in, if it does
 * @param firstValueDays the days within which half of all should have their first value, above 0, finite; absent: the
 *     period before is what they are held against
 * @param monthEndDays how many days at the end of a month count as its end, in [1, 28]
 * @param benchmarks the keys of the shipped benchmarks that the role's rates are held against
 * @param valuation what a what-if of the company's value needs; absent: there is none
 */
public record BalanceSettings(
        int months,
        int changeMonths,
        double limit,
        Optional<Double> netRevenueRetention,
        Optional<Double> margin,
        double costOfRevenue,
        Optional<CurrencyUnit> costCurrency,
        Optional<Double> firstValueDays,
        int monthEndDays,
        List<String> benchmarks,
        Optional<Valuation> valuation) {

    private static final BalanceSettings DEFAULTS = builder().build();

    /** @throws IllegalArgumentException if a number is out of its range or a benchmark does not exist */
    public BalanceSettings {
        requireNonNull(netRevenueRetention, "netRevenueRetention");
        requireNonNull(margin, "margin");
        requireNonNull(firstValueDays, "firstValueDays");
        requireNonNull(benchmarks, "benchmarks");
        checkMonths("months", months);
        checkMonths("changeMonths", changeMonths);
        checkArgument(limit >= 0 && limit <= 1, "limit must be in [0, 1], was %s", limit);
        checkPositive("netRevenueRetention", netRevenueRetention);
        margin.ifPresent(share -> checkArgument(share > 0 && share <= 1, "margin must be in (0, 1], was %s", share));
        checkArgument(
                costOfRevenue >= 0 && costOfRevenue < 1, "costOfRevenue must be in [0, 1), was %s", costOfRevenue);
        requireNonNull(costCurrency, "costCurrency");
        checkPositive("firstValueDays", firstValueDays);
        checkArgument(monthEndDays >= 1 && monthEndDays <= 28, "monthEndDays must be in [1, 28], was %s", monthEndDays);
        benchmarks = List.copyOf(benchmarks);
        benchmarks.forEach(Benchmark::shipped);
        requireNonNull(valuation, "valuation");
        costOfRevenue = costOfRevenue + 0.0;
    }

    private static void checkMonths(String name, int months) {
        checkArgument(
                months >= 1 && months <= LadderSettings.MOST_MONTHS,
                "%s must be in [1, %s], was %s",
                name,
                LadderSettings.MOST_MONTHS,
                months);
    }

    private static void checkPositive(String name, Optional<Double> number) {
        number.ifPresent(value -> checkArgument(
                value > 0 && value < Double.POSITIVE_INFINITY, "%s must be above 0 and finite, was %s", name, value));
    }

    /**
     * What a what-if of the company's value needs: it is never inferred.
     *
     * @param multiple what the reader takes a unit of annual recurring revenue to be worth, at least 0, finite
     * @param acquisitionCost what winning one customer costs, in the vendor's own currency, at least 0, finite; absent:
     *     not known
     */
    public record Valuation(double multiple, Optional<Double> acquisitionCost) {

        /** @throws IllegalArgumentException if a number is out of its range */
        public Valuation {
            requireNonNull(acquisitionCost, "acquisitionCost");
            checkArgument(
                    multiple >= 0 && multiple < Double.POSITIVE_INFINITY,
                    "multiple must be finite and at least 0, was %s",
                    multiple);
            acquisitionCost.ifPresent(cost -> checkArgument(
                    cost >= 0 && cost < Double.POSITIVE_INFINITY,
                    "acquisitionCost must be finite and at least 0, was %s",
                    cost));
        }

        /** Returns a multiple without an acquisition cost. */
        public static Valuation of(double multiple) {
            return new Valuation(multiple, Optional.empty());
        }

        /** Returns this with what winning one customer costs. */
        public Valuation withAcquisitionCost(double cost) {
            return new Valuation(multiple, Optional.of(cost));
        }
    }

    /** Returns twelve months, changes over three, a limit of 0.25, five days at month's end and no plan. */
    public static BalanceSettings defaults() {
        return DEFAULTS;
    }

    /** Returns a builder that begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds settings; the order of calls does not matter. */
    public static final class Builder {

        private int months = 12;
        private int changeMonths = 3;
        private double limit = 0.25;
        private Optional<Double> netRevenueRetention = Optional.empty();
        private Optional<Double> margin = Optional.empty();
        private double costOfRevenue;
        private Optional<CurrencyUnit> costCurrency = Optional.empty();
        private Optional<Double> firstValueDays = Optional.empty();
        private int monthEndDays = 5;
        private List<String> benchmarks = List.of("account-churn-target", "revenue-churn-target");
        private Optional<Valuation> valuation = Optional.empty();

        private Builder() {}

        /** Sets how many months back is looked. */
        public Builder months(int value) {
            months = value;
            return this;
        }

        /** Sets over how many months it is told whether there is more. */
        public Builder changeMonths(int value) {
            changeMonths = value;
            return this;
        }

        /** Sets how far the sides may be apart. */
        public Builder limit(double value) {
            limit = value;
            return this;
        }

        /** Sets the net revenue retention planned for twelve months. */
        public Builder netRevenueRetention(double value) {
            netRevenueRetention = Optional.of(value);
            return this;
        }

        /** Sets the margin planned. */
        public Builder margin(double value) {
            margin = Optional.of(value);
            return this;
        }

        /** Sets the share of revenue that running the product costs. */
        public Builder costOfRevenue(double value) {
            costOfRevenue = value;
            return this;
        }

        /** Sets the vendor's own currency. */
        public Builder costCurrency(CurrencyUnit value) {
            requireNonNull(value, "costCurrency");
            costCurrency = Optional.of(value);
            return this;
        }

        /** Sets the days within which half should have their first value. */
        public Builder firstValueDays(double value) {
            firstValueDays = Optional.of(value);
            return this;
        }

        /** Sets how many days count as a month's end. */
        public Builder monthEndDays(int value) {
            monthEndDays = value;
            return this;
        }

        /** Sets the benchmarks that the role's rates are held against, by key. */
        public Builder benchmarks(List<String> keys) {
            requireNonNull(keys, "keys");
            benchmarks = List.copyOf(keys);
            return this;
        }

        /** Sets what a what-if of the company's value needs. */
        public Builder valuation(Valuation value) {
            requireNonNull(value, "valuation");
            valuation = Optional.of(value);
            return this;
        }

        /** Returns the settings. */
        public BalanceSettings build() {
            return new BalanceSettings(
                    months,
                    changeMonths,
                    limit,
                    netRevenueRetention,
                    margin,
                    costOfRevenue,
                    costCurrency,
                    firstValueDays,
                    monthEndDays,
                    benchmarks,
                    valuation);
        }
    }
}
