package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the measures of a scorecard hang together: in units, each a group or a measure without one, and in the order in
 * which their numbers are added up, which is unit after unit.
 */
final class ScoreUnits {

    final Scorecard.Aggregation aggregation;
    private final boolean grouped;
    /** The measures, unit after unit. */
    final int[] order;
    /** By unit its measures. */
    final int[][] members;
    /** The unit of each measure. */
    final int[] unitOf;
    /** 0, 1, 2 to the number of units. */
    final int[] allUnits;
    /** Each unit's place among the groups, -1 for a measure alone. */
    final int[] groupOf;

    final Scorecard.Aggregation[] unitAggregations;
    /** Each unit's part of the weight of all: adds up to 1. */
    final double[] unitShares;
    /** Each measure's part of its unit's weight: adds up to 1 in every unit. */
    final double[] within;
    /** Each measure's part of the weight of all: adds up to 1. */
    final double[] shares;

    /**
     * Takes the measures' weights and the place of the group of each, -1 for none.
     *
     * @throws IllegalArgumentException if a group has no measure or no measure with a weight, or nothing has a weight
     */
    ScoreUnits(double[] weights, int[] groups, List<MeasureGroup> groupList, Scorecard.Aggregation aggregation) {
        this.aggregation = aggregation;
        grouped = !groupList.isEmpty();
        int n = weights.length;
        Map<Integer, Integer> unitOfGroup = new TreeMap<>();
        unitOf = new int[n];
        int units = 0;
        for (int i = 0; i < n; i++) {
            Integer known = groups[i] < 0 ? null : unitOfGroup.get(groups[i]);
            unitOf[i] = known == null ? units++ : known;
            if (groups[i] >= 0) {
                unitOfGroup.put(groups[i], unitOf[i]);
            }
        }
        groupOf = new int[units];
        allUnits = IntStream.range(0, units).toArray();
        members = new int[units][];
        order = new int[n];
        int next = 0;
        for (int u = 0; u < units; u++) {
            int first = next;
            for (int i = 0; i < n; i++) {
                if (unitOf[i] == u) {
                    groupOf[u] = groups[i];
                    order[next++] = i;
                }
            }
            members[u] = Arrays.copyOfRange(order, first, next);
        }
        unitAggregations = new Scorecard.Aggregation[units];
        unitShares = new double[units];
        within = new double[n];
        shares = new double[n];
        share(weights, groupList);
    }

    private void share(double[] weights, List<MeasureGroup> groups) {
        double total = 0;
        for (int u = 0; u < count(); u++) {
            boolean alone = groupOf[u] < 0;
            unitAggregations[u] = alone
                    ? Scorecard.Aggregation.ARITHMETIC
                    : groups.get(groupOf[u]).aggregation();
            unitShares[u] =
                    alone ? weights[members[u][0]] : groups.get(groupOf[u]).weight();
            total += unitShares[u];
        }
        checkArgument(
                total > 0 && total < Double.POSITIVE_INFINITY,
                "the weights' sum must be positive and finite, was %s",
                total);
        for (int u = 0; u < count(); u++) {
            unitShares[u] /= total;
            if (groupOf[u] < 0) {
                within[members[u][0]] = 1;
            } else {
                shareGroup(u, weights, groups.get(groupOf[u]).name());
            }
            for (int i : members[u]) {
                shares[i] = unitShares[u] * within[i];
            }
        }
    }

    private void shareGroup(int unit, double[] weights, String name) {
        double sum = 0;
        for (int i : members[unit]) {
            sum += weights[i];
        }
        checkArgument(
                sum > 0 && sum < Double.POSITIVE_INFINITY,
                "the weights' sum in group %s must be positive and finite, was %s",
                name,
                sum);
        for (int i : members[unit]) {
            within[i] = weights[i] / sum;
        }
    }

    /** Returns whether the score is the mean of measures, without groups. */
    boolean isPlainMean() {
        return !grouped && aggregation == Scorecard.Aggregation.ARITHMETIC;
    }

    /** Returns the unit of the group at this place. */
    int unitOfGroup(int group) {
        int unit = 0;
        while (groupOf[unit] != group) {
            unit++;
        }
        return unit;
    }

    /** Returns how many units there are. */
    int count() {
        return groupOf.length;
    }

    int measures() {
        return order.length;
    }

    /** Returns whether there is a group. */
    boolean hasGroups() {
        return grouped;
    }
}
