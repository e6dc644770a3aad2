package dev.bearing.balance;

import dev.bearing.balance.GroupMonths.Count;
import dev.bearing.balance.GroupMonths.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How likely an account of a group is lost, paused, up or down in a month, and by how much: the group's counts shrunk
 * to those of all groups, which are worth {@value #PRIOR} months of an account. A group with fewer than {@value #FEW}
 * gains or contractions takes their amounts from all groups.
 */
final class GroupRates {

    static final double PRIOR = 100;
    private static final int FEW = 5;
    private static final double JEFFREYS = 0.5;

    private final Map<Event, double[]> posteriors = new EnumMap<>(Event.class);
    private final double[] gains;
    private final double[] lostShares;

    private GroupRates(double[] gains, double[] lostShares) {
        this.gains = gains;
        this.lostShares = lostShares;
    }

    static GroupRates of(GroupMonths group, Collection<GroupMonths> all) {
        List<Double> gains = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        all.forEach(one -> {
            gains.addAll(one.gains());
            shares.addAll(one.lostShares());
        });
        GroupRates rates = new GroupRates(
                array(group.gains().size() < FEW ? gains : group.gains()),
                array(group.lostShares().size() < FEW ? shares : group.lostShares()));
        for (Event event : Event.values()) {
            Count own = group.count(event);
            Count total = all.stream().map(one -> one.count(event)).reduce(new Count(0, 0), Count::plus);
            double pooled = (total.happened() + JEFFREYS) / (total.possible() + 2 * JEFFREYS);
            boolean alone = all.size() == 1;
            double a = own.happened() + (alone ? JEFFREYS : PRIOR * pooled);
            double b = own.possible() - own.happened() + (alone ? JEFFREYS : PRIOR * (1 - pooled));
            rates.posteriors.put(event, new double[] {a, b});
        }
        return rates;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the parameters of the beta posterior of an event's probability in a month. */
    double[] posterior(Event event) {
        return Objects.requireNonNull(posteriors.get(event));
    }

    /** Returns the expected probability of an event within a share of a month. */
    double probability(Event event, double share) {
        double[] ab = posterior(event);
        return within(ab[0] / (ab[0] + ab[1]), share);
    }

    static double within(double monthly, double share) {
        return share == 1 ? monthly : -Math.expm1(share * Math.log1p(-Math.min(monthly, 1 - 1e-12)));
    }

    double[] gains() {
        return gains;
    }

    double[] lostShares() {
        return lostShares;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
