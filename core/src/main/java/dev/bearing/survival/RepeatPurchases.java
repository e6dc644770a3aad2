package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.revenue.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * The purchase histories of many customers in columns, the input of {@link BgNbd}, {@link MbgNbd}, {@link ParetoNbd},
 * {@link BgBb} and {@link GammaGamma}. Immutable.
 *
 * <pre>{@code
 * RepeatPurchases weeks = RepeatPurchases.ofOrders(orders, USD, LocalDate.of(2026, 9, 30), 7);
 * RepeatPurchases given = RepeatPurchases.builder().add(2, 30.43, 38.86, 22.35).add(0, 0, 38.86, 0).build();
 * }</pre>
 */
public final class RepeatPurchases {

    private final int[] repeats;
    private final double[] recency;
    private final double[] age;
    private final double[] meanSpend;

    private RepeatPurchases(int[] repeats, double[] recency, double[] age, double[] meanSpend) {
        this.repeats = repeats;
        this.recency = recency;
        this.age = age;
        this.meanSpend = meanSpend;
    }

    /**
     * Returns the histories of all accounts that ordered, as known at the end of a day; sorted by account. Orders of
     * one account on one day are one purchase; the first day is no repeat; the mean spend is over the days of repeats.
     *
     * @param currency whose orders count
     * @param asOf the last day that counts; orders after it, or not known by then, are left out
     * @param daysPerUnit the unit of time in days: 7 for weeks
     */
    public static RepeatPurchases ofOrders(
            Collection<Order> orders, CurrencyUnit currency, LocalDate asOf, double daysPerUnit) {
        requireNonNull(orders, "orders");
        requireNonNull(currency, "currency");
        requireNonNull(asOf, "asOf");
        checkArgument(
                daysPerUnit > 0 && daysPerUnit < Double.POSITIVE_INFINITY,
                "daysPerUnit must be positive and finite, was %s",
                daysPerUnit);
        Map<AccountId, TreeMap<LocalDate, BigDecimal>> spend = new TreeMap<>();
        for (Order order : KnownFacts.asOf(KnownFacts.distinct(orders), asOf)) {
            if (order.currency().equals(currency)) {
                spend.computeIfAbsent(order.accountId(), unused -> new TreeMap<>())
                        .merge(order.on(), order.amount(), BigDecimal::add);
            }
        }
        Builder builder = builder();
        spend.values().forEach(days -> {
            LocalDate first = days.firstKey();
            int repeats = days.size() - 1;
            double sum = days.tailMap(first, false).values().stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
            builder.add(
                    repeats,
                    (days.lastKey().toEpochDay() - first.toEpochDay()) / daysPerUnit,
                    (asOf.toEpochDay() - first.toEpochDay()) / daysPerUnit,
                    repeats == 0 ? 0 : sum / repeats);
        });
        return builder.build();
    }

    /** Returns a builder without customers. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many customers there are. */
    public int size() {
        return repeats.length;
    }

    /** Returns the history of the customer at {@code index}, from 0. */
    public PurchaseHistory get(int index) {
        checkIndex(index, size());
        return new PurchaseHistory(repeats[index], recency[index], age[index]);
    }

    /** Returns what a customer spent on average on a day of repeats; 0 without any. */
    public double meanSpend(int index) {
        checkIndex(index, size());
        return meanSpend[index];
    }

    int repeats(int index) {
        return repeats[index];
    }

    double recency(int index) {
        return recency[index];
    }

    double age(int index) {
        return age[index];
    }

    /** Returns the number of customers and of those who came back, such as {@code 2357 customers, 946 came back}. */
    @Override
    public String toString() {
        return size() + " customers, "
                + Arrays.stream(repeats).filter(x -> x > 0).count() + " came back";
    }

    /** Collects histories without an object for each; not thread-safe. */
    public static final class Builder {

        private int[] repeats = new int[16];
        private double[] recency = new double[16];
        private double[] age = new double[16];
        private double[] meanSpend = new double[16];
        private int size;

        private Builder() {}

        /** Adds a customer whose spend does not matter; see {@link PurchaseHistory} for the ranges. */
        public Builder add(int repeats, double recency, double age) {
            return add(repeats, recency, age, 0);
        }

        /**
         * Adds a customer; see {@link PurchaseHistory} for the ranges.
         *
         * @param meanSpend what it spent on average on a day of repeats, 0 or more
         */
        public Builder add(int repeats, double recency, double age, double meanSpend) {
            PurchaseHistory.check(repeats, recency, age);
            checkArgument(
                    meanSpend >= 0 && meanSpend < Double.POSITIVE_INFINITY,
                    "meanSpend must be finite and at least 0, was %s",
                    meanSpend);
            if (size == this.repeats.length) {
                int capacity = size + (size >> 1);
                this.repeats = Arrays.copyOf(this.repeats, capacity);
                this.recency = Arrays.copyOf(this.recency, capacity);
                this.age = Arrays.copyOf(this.age, capacity);
                this.meanSpend = Arrays.copyOf(this.meanSpend, capacity);
            }
            this.repeats[size] = repeats;
            this.recency[size] = recency + 0.0;
            this.age[size] = age + 0.0;
            this.meanSpend[size] = meanSpend;
            size++;
            return this;
        }

        /** Adds so many customers with one history, 0 or more, whose spend does not matter. */
        public Builder add(int customers, PurchaseHistory history) {
            requireNonNull(history, "history");
            checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
            for (int i = 0; i < customers; i++) {
                add(history.repeats(), history.recency(), history.age());
            }
            return this;
        }

        /** Returns the customers added so far. */
        public RepeatPurchases build() {
            return new RepeatPurchases(
                    Arrays.copyOf(repeats, size),
                    Arrays.copyOf(recency, size),
                    Arrays.copyOf(age, size),
                    Arrays.copyOf(meanSpend, size));
        }
    }
}
