package dev.bearing.fit;

import dev.bearing.account.AttributeValue;
import dev.bearing.internal.stats.FalseDiscovery;
import dev.bearing.internal.stats.TwoProportions;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares the attributes of retained and lost customers. Compared are each value of a text or a flag that enough
 * customers have and lack, and of numbers whether they are above the lower median. Of two values that leave no third,
 * only the last is compared: the first would say the same again.
 */
final class AttributeTable {

    /** The least number of customers who have a value, and who lack it, for it to be compared. */
    static final int LEAST_ACCOUNTS = 5;

    private final SortedMap<String, List<Observed>> columns = new TreeMap<>();

    /** The value of an attribute, and whether its customer was retained. */
    private record Observed(AttributeValue value, boolean retained) {}

    /** Who has it, out of those who were retained and those who were lost. */
    private record Counts(long retainedWith, long retained, long lostWith, long lost) {

        static Counts of(List<Observed> column, Predicate<AttributeValue> has) {
            List<Observed> with =
                    column.stream().filter(one -> has.test(one.value())).toList();
            return new Counts(retained(with), retained(column), lost(with), lost(column));
        }

        private static long retained(List<Observed> column) {
            return column.stream().filter(Observed::retained).count();
        }

        private static long lost(List<Observed> column) {
            return column.size() - retained(column);
        }

        boolean areEnough() {
            long with = retainedWith + lostWith;
            long without = retained + lost - with;
            return Math.min(Math.min(with, without), Math.min(retained, lost)) >= LEAST_ACCOUNTS;
        }
    }

    /** What is compared. */
    private record Comparison(String attribute, String value, Counts counts) {

        double pValue() {
            return TwoProportions.pValue(counts.retainedWith, counts.retained, counts.lostWith, counts.lost);
        }
    }

    AttributeTable(List<AcquiredAccount> accounts, Function<AcquiredAccount, Optional<Boolean>> outcome) {
        for (AcquiredAccount account : accounts) {
            outcome.apply(account)
                    .ifPresent(retained -> account.facts()
                            .attributes()
                            .values()
                            .forEach((name, value) -> columns.computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(new Observed(value, retained))));
        }
    }

    List<AttributeDifference> differences() {
        List<Comparison> comparisons = new ArrayList<>();
        columns.forEach((attribute, column) -> compare(attribute, column, comparisons));
        double[] pValues = comparisons.stream().mapToDouble(Comparison::pValue).toArray();
        double[] adjusted = FalseDiscovery.adjusted(pValues);
        List<AttributeDifference> differences = new ArrayList<>();
        for (int i = 0; i < pValues.length; i++) {
            differences.add(difference(comparisons.get(i), pValues[i], adjusted[i]));
        }
        return differences;
    }

    private static void compare(String attribute, List<Observed> column, List<Comparison> comparisons) {
        if (column.stream().allMatch(observed -> observed.value() instanceof AttributeValue.Numeric)) {
            BigDecimal median = lowerMedian(column);
            add(attribute, "> " + median.toPlainString(), column, isAbove(median), comparisons);
            return;
        }
        SortedMap<String, Long> values = new TreeMap<>();
        column.forEach(observed -> values.merge(observed.value().asText(), 1L, Long::sum));
        for (Map.Entry<String, Long> entry : values.entrySet()) {
            if (values.size() == 2 && entry.getKey().equals(values.firstKey())) {
                continue; // the other one says the same; of a flag, true is the last
            }
            String value = entry.getKey();
            add(attribute, "= " + value, column, observed -> observed.asText().equals(value), comparisons);
        }
    }

    private static Predicate<AttributeValue> isAbove(BigDecimal median) {
        return value ->
                value instanceof AttributeValue.Numeric number && number.value().compareTo(median) > 0;
    }

    /** The lower median, a value that some customer has: of an even number the smaller of the two in the middle. */
    private static BigDecimal lowerMedian(List<Observed> column) {
        List<BigDecimal> numbers = column.stream()
                .map(observed -> ((AttributeValue.Numeric) observed.value()).value())
                .sorted()
                .toList();
        return numbers.get((numbers.size() - 1) / 2);
    }

    private static void add(
            String attribute,
            String value,
            List<Observed> column,
            Predicate<AttributeValue> has,
            List<Comparison> comparisons) {
        Counts counts = Counts.of(column, has);
        if (counts.areEnough()) {
            comparisons.add(new Comparison(attribute, value, counts));
        }
    }

    private static AttributeDifference difference(Comparison comparison, double pValue, double adjusted) {
        Counts counts = comparison.counts();
        double[] ends = TwoProportions.newcombe95(counts.retainedWith, counts.retained, counts.lostWith, counts.lost);
        double difference = (double) counts.retainedWith / counts.retained - (double) counts.lostWith / counts.lost;
        String known = "of whom " + comparison.attribute() + " is known";
        return new AttributeDifference(
                comparison.attribute(),
                comparison.value(),
                Rate.ofCounts(counts.retainedWith, counts.retained).named("retained " + known, ""),
                Rate.ofCounts(counts.lostWith, counts.lost).named("lost " + known, ""),
                Estimate.of(difference, Interval.of95(ends[0], ends[1])),
                pValue,
                adjusted);
    }
}
