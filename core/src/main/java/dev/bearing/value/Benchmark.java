package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A number that somebody published, with all that is needed to judge whether yours may be held against it. It is
 * compared on request and never a threshold of anything here.
 *
 * <pre>{@code
 * Rate churn = ledger.logoChurn(DateRange.of(YearMonth.of(2026, 9)));
 * Benchmark.shipped("churn-very-small-business-month").compare(churn, Benchmark.Measure.LOGO_CHURN, RatePeriod.MONTH)
 *         .map(Benchmark.Comparison::sentence);
 * }</pre>
 *
 * @param key a name without blanks
 * @param measures what it may be compared with, at least one; several where the source does not say which it means
 * @param period the period of the number; empty for a share that has none, such as trial conversion
 * @param lower the lower end of what the source names, a fraction; empty for "less than"
 * @param upper the upper end; empty for "more than"; equal to {@code lower} for a single number
 * @param endsIncluded whether the ends belong to what the source names ("at most") or not ("below")
 * @param population whom the source speaks of, and how it judges the number
 * @param source where it was read
 * @param year the year of the data or of the publication, where it is known
 * @param grade how far the source can be trusted
 */
public record Benchmark(
        String key,
        Set<Measure> measures,
        Optional<RatePeriod> period,
        Optional<Double> lower,
        Optional<Double> upper,
        boolean endsIncluded,
        String population,
        String source,
        Optional<Integer> year,
        Grade grade) {

    /** What a number measures: two numbers of different measures cannot be compared. */
    public enum Measure {
        /** Customers lost / customers at the start. */
        LOGO_CHURN(false),
        /** Revenue lost to churn and contraction / revenue at the start. */
        GROSS_REVENUE_CHURN(true),
        /** Revenue lost less revenue gained from the same customers / revenue at the start; may be negative. */
        NET_REVENUE_CHURN(true),
        /** 1 - gross revenue churn. */
        GROSS_REVENUE_RETENTION(true),
        /** 1 - net revenue churn. */
        NET_REVENUE_RETENTION(true),
        /** Trials that became customers / trials without a means of payment asked for at the start. */
        TRIAL_CONVERSION_WITHOUT_CARD(false),
        /** Trials that became customers / trials with a means of payment asked for at the start. */
        TRIAL_CONVERSION_WITH_CARD(false),
        /** Trials that became customers / trials of the paid plan that end on the free one; no number is shipped. */
        TRIAL_CONVERSION_REVERSE(false),
        /** Trials that became customers / trials, of a kind the source does not say. */
        TRIAL_CONVERSION(false),
        /** Trials that became customers / trials with help by the vendor's people. */
        TRIAL_CONVERSION_ASSISTED(false),
        /** Trials that became customers / trials without such help. */
        TRIAL_CONVERSION_UNASSISTED(false),
        /** Trials begun without a means of payment / visitors of a web site. */
        TRIALS_PER_VISITOR_WITHOUT_CARD(false),
        /** Trials begun with a means of payment / visitors of a web site. */
        TRIALS_PER_VISITOR_WITH_CARD(false),
        /** Trials begun / visitors of a web site, of a kind the source does not say. */
        TRIALS_PER_VISITOR(false),
        /** Customers / visitors of a web site. */
        CUSTOMERS_PER_VISITOR(false),
        /** Paying / all users of a product with a free plan. */
        FREEMIUM_CONVERSION(false);

        private final boolean ofMoney;

        Measure(boolean ofMoney) {
            this.ofMoney = ofMoney;
        }
    }

    /** How far a source can be trusted. */
    public enum Grade {
        /** Stated in one of the texts this library's concepts are taken from. */
        S,
        /** Read in the primary source. */
        P,
        /** Read in a digest by someone else. */
        D,
        /** Research or a vendor's material, read directly. */
        R
    }

    /** Where a value stands. */
    public enum Standing {
        /** Below what the source names. */
        BELOW,
        /** Within what the source names. */
        WITHIN,
        /** Above what the source names. */
        ABOVE
    }

    /**
     * A value beside a benchmark.
     *
     * @param benchmark the benchmark
     * @param value the value
     * @param standing where the value stands; whether that is good, the measure says
     * @param clear whether both ends of the value's 95 % interval stand there too; unknown where there is no interval,
     *     and true for a bare number, which has none
     */
    public record Comparison(Benchmark benchmark, double value, Standing standing, Answer<Boolean> clear) {

        /** Refuses null. */
        public Comparison {
            requireNonNull(benchmark, "benchmark");
            requireNonNull(standing, "standing");
            requireNonNull(clear, "clear");
        }

        /** Returns the comparison in words, with where the benchmark is from. */
        public String sentence() {
            return String.format(Locale.ROOT, "%.2f %%", 100 * value)
                    + " is " + standing.name().toLowerCase(Locale.ROOT)
                    + clear.fold(
                            known -> known.value() ? "" : ", by less than its own uncertainty,",
                            unknown -> ", its uncertainty is not known,")
                    + " " + benchmark;
        }
    }

    /**
     * @throws IllegalArgumentException if a text is blank, there is no measure or no end, or the ends are out of order
     */
    public Benchmark {
        requireNonNull(key, "key");
        requireNonNull(measures, "measures");
        requireNonNull(lower, "lower");
        requireNonNull(upper, "upper");
        requireNonNull(population, "population");
        requireNonNull(source, "source");
        checkArgument(!key.isBlank() && !key.contains(" "), "key must be without blanks, was '%s'", key);
        checkArgument(!measures.isEmpty(), "measures of %s must not be empty", key);
        measures = Collections.unmodifiableSet(EnumSet.copyOf(measures));
        requireNonNull(period, "period");
        checkArgument(lower.isPresent() || upper.isPresent(), "%s must have a lower or an upper end", key);
        double low = lower.orElse(Double.NEGATIVE_INFINITY);
        double high = upper.orElse(Double.POSITIVE_INFINITY);
        checkArgument(low <= high, "lower of %s must be at most upper, was %s and %s", key, low, high);
        checkArgument(endsIncluded || low < high, "a single number includes itself, %s does not", key);
        checkArgument(!population.isBlank(), "population of %s must not be blank", key);
        checkArgument(!source.isBlank(), "source of %s must not be blank", key);
        requireNonNull(year, "year");
        requireNonNull(grade, "grade");
    }

    /** Returns a builder of a benchmark that may be compared with {@code measures}. */
    public static Builder builder(String key, Measure... measures) {
        requireNonNull(measures, "measures");
        return new Builder(key, List.of(measures));
    }

    /** Returns the benchmarks that come with the library, sorted by key. */
    public static List<Benchmark> shipped() {
        return ShippedBenchmarks.all();
    }

    /**
     * Returns a benchmark that comes with the library.
     *
     * @throws IllegalArgumentException if there is none of this key
     */
    public static Benchmark shipped(String key) {
        return shipped().stream()
                .filter(benchmark -> benchmark.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark " + key));
    }

    /**
     * Returns where a rate stands, or why that is not known.
     *
     * @param rate counts for a measure of customers or trials, amounts for one of revenue
     * @param measure what the rate measures
     * @param period the rate's period
     * @throws IllegalArgumentException if measure, unit or period are not the benchmark's: convert the period by a
     *     {@link RateConversion} first
     */
    public Answer<Comparison> compare(Rate rate, Measure measure, RatePeriod period) {
        checkComparable(measure, Optional.of(period));
        return compareChecked(rate, measure);
    }

    /**
     * Returns where a rate without a period stands: a conversion.
     *
     * @throws IllegalArgumentException if measure or unit are not the benchmark's, or it has a period
     */
    public Answer<Comparison> compare(Rate rate, Measure measure) {
        checkComparable(measure, Optional.empty());
        return compareChecked(rate, measure);
    }

    /**
     * Returns where a bare number stands, which has no uncertainty of its own.
     *
     * @param value a fraction: 5 % is 0.05
     * @throws IllegalArgumentException if measure or period are not the benchmark's
     */
    public Comparison compare(double value, Measure measure, RatePeriod period) {
        checkComparable(measure, Optional.of(period));
        checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
        return new Comparison(this, value, standingOf(value), Answer.known(true));
    }

    private Answer<Comparison> compareChecked(Rate rate, Measure measure) {
        checkArgument(
                rate.currency().isPresent() == measure.ofMoney,
                "%s is a rate of %s, was %s",
                measure,
                measure.ofMoney ? "amounts" : "counts",
                rate);
        return rate.fraction().map(value -> {
            Standing standing = standingOf(value);
            Answer<Boolean> clear = rate.interval()
                    .map(ends -> standingOf(ends.lower()) == standing && standingOf(ends.upper()) == standing);
            return new Comparison(this, value, standing, clear);
        });
    }

    private void checkComparable(Measure measure, Optional<RatePeriod> given) {
        checkArgument(measures.contains(measure), "%s is about %s, not %s", key, measures, measure);
        checkArgument(
                period.equals(given),
                "%s is per %s, the value per %s: name a RateConversion and convert first",
                key,
                name(period),
                name(given));
    }

    private static String name(Optional<RatePeriod> period) {
        return period.map(RatePeriod::name).orElse("no period");
    }

    private Standing standingOf(double value) {
        if (lower.filter(end -> value < end || (value == end && !endsIncluded)).isPresent()) {
            return Standing.BELOW;
        }
        if (upper.filter(end -> value > end || (value == end && !endsIncluded)).isPresent()) {
            return Standing.ABOVE;
        }
        return Standing.WITHIN;
    }

    /** Returns the benchmark in words: its range, period, population, source, year and grade. */
    @Override
    public String toString() {
        String range;
        if (lower.equals(upper)) {
            range = percent(lower.orElseThrow());
        } else if (lower.isEmpty()) {
            range = (endsIncluded ? "at most " : "less than ") + percent(upper.orElseThrow());
        } else if (upper.isEmpty()) {
            range = (endsIncluded ? "at least " : "more than ") + percent(lower.orElseThrow());
        } else {
            range = percent(lower.orElseThrow()) + " to " + percent(upper.orElseThrow());
        }
        return range
                + period.map(each -> " a " + each.name().toLowerCase(Locale.ROOT))
                        .orElse("")
                + " (" + key + ": " + population + "; " + source
                + year.map(of -> ", " + of).orElse("") + "; grade " + grade + ")";
    }

    private static String percent(double fraction) {
        return Math.round(fraction * 1e6) / 1e4 + " %";
    }

    /** Builds a benchmark; the order of calls does not matter. */
    public static final class Builder {

        private final String key;
        private final List<Measure> measures;
        private Optional<RatePeriod> period = Optional.empty();
        private Optional<Double> lower = Optional.empty();
        private Optional<Double> upper = Optional.empty();
        private boolean endsIncluded = true;
        private String population = "";
        private String source = "";
        private Optional<Integer> year = Optional.empty();
        private Grade grade = Grade.D;

        private Builder(String key, List<Measure> measures) {
            this.key = requireNonNull(key, "key");
            this.measures = measures;
        }

        /** Sets the number's period; without it the number has none. */
        public Builder per(RatePeriod value) {
            requireNonNull(value, "per");
            period = Optional.of(value);
            return this;
        }

        /** Sets a single number. */
        public Builder of(double value) {
            return between(value, value);
        }

        /** Sets both ends, which belong to it. */
        public Builder between(double low, double high) {
            lower = Optional.of(low);
            upper = Optional.of(high);
            endsIncluded = true;
            return this;
        }

        /** Sets an upper end that does not belong to it. */
        public Builder lessThan(double value) {
            upper = Optional.of(value);
            endsIncluded = false;
            return this;
        }

        /** Sets an upper end that belongs to it. */
        public Builder atMost(double value) {
            upper = Optional.of(value);
            endsIncluded = true;
            return this;
        }

        /** Sets a lower end that does not belong to it. */
        public Builder moreThan(double value) {
            lower = Optional.of(value);
            endsIncluded = false;
            return this;
        }

        /** Sets whom the source speaks of, and how it judges the number. */
        public Builder population(String value) {
            population = requireNonNull(value, "population");
            return this;
        }

        /** Sets where it was read, and how far that can be trusted. */
        public Builder source(String value, Grade trust) {
            source = requireNonNull(value, "source");
            grade = requireNonNull(trust, "grade");
            return this;
        }

        /** Sets the year of the data or of the publication. */
        public Builder year(int value) {
            year = Optional.of(value);
            return this;
        }

        /** Returns the benchmark. */
        public Benchmark build() {
            return new Benchmark(
                    key, EnumSet.copyOf(measures), period, lower, upper, endsIncluded, population, source, year, grade);
        }
    }
}
