package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Contribution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@linkplain ValueAttribution attributions} of many accounts, and their sums by outcome. Immutable. */
public final class ValueAttributions {

    private final List<ValueAttribution> accounts;

    private ValueAttributions(List<ValueAttribution> accounts) {
        this.accounts = accounts;
    }

    /** Returns the attributions together, in any order; those in which no driver has a part are left out. */
    public static ValueAttributions of(Collection<ValueAttribution> attributions) {
        requireNonNull(attributions, "attributions");
        return new ValueAttributions(attributions.stream()
                .filter(one -> !one.byDriver().isEmpty() || !one.unknown().isEmpty())
                .sorted(Comparator.comparing(ValueAttribution::outcome).thenComparing(ValueAttribution::accountId))
                .toList());
    }

    /** Returns them one by one, by outcome and account. */
    public List<ValueAttribution> accounts() {
        return accounts;
    }

    /**
     * What the drivers account for in one outcome, over all accounts: moves and parts add up.
     *
     * @param outcome the metric
     * @param accounts how many accounts there are
     * @param delta how far the outcome has moved in sum
     * @param byDriver what each driver accounts for in sum, sorted by key
     * @param unknown of how many accounts the number of some driver is not known
     */
    public record Total(String outcome, int accounts, double delta, List<Contribution> byDriver, int unknown) {

        /** Copies the list. */
        public Total {
            requireNonNull(outcome, "outcome");
            requireNonNull(byDriver, "byDriver");
            byDriver = List.copyOf(byDriver);
        }

        /** Returns what no driver accounts for. */
        public double unexplained() {
            double left = delta;
            for (Contribution term : byDriver) {
                left -= term.value();
            }
            return left;
        }
    }

    /** Returns the sums by outcome, sorted by its name. */
    public List<Total> totals() {
        Map<String, List<ValueAttribution>> byOutcome = new LinkedHashMap<>();
        accounts.forEach(one -> byOutcome
                .computeIfAbsent(one.outcome(), outcome -> new ArrayList<>())
                .add(one));
        List<Total> totals = new ArrayList<>();
        byOutcome.forEach((outcome, own) -> totals.add(total(outcome, own)));
        return totals;
    }

    private static Total total(String outcome, List<ValueAttribution> own) {
        double delta = 0;
        int unknown = 0;
        Map<String, Double> sums = new TreeMap<>();
        for (ValueAttribution one : own) {
            delta += one.delta();
            unknown += one.unknown().isEmpty() ? 0 : 1;
            one.byDriver().forEach(term -> sums.merge(term.name(), term.value(), Double::sum));
        }
        List<Contribution> byDriver = new ArrayList<>();
        sums.forEach((key, sum) -> byDriver.add(new Contribution(key, sum)));
        return new Total(outcome, own.size(), delta, byDriver, unknown);
    }
}
