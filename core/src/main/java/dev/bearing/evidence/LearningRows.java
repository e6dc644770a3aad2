package dev.bearing.evidence;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** Rows that weights are learnt from, as columns; the arrays are not copied and never change. */
final class LearningRows {

    private final double[][] healths;
    private final boolean[] churned;
    private final int[] accounts;
    private final int[] observedOn;
    private final int[] knownOn;

    /**
     * @param healths {@code double[measures][rows]}, in [0, 1]
     * @param churned whether the account of each row left
     * @param accounts the account of each row, numbered from 0
     * @param observedOn the day of each row, as an epoch day
     * @param knownOn the day by which the outcome of each row was known
     */
    LearningRows(double[][] healths, boolean[] churned, int[] accounts, int[] observedOn, int[] knownOn) {
        this.healths = healths;
        this.churned = churned;
        this.accounts = accounts;
        this.observedOn = observedOn;
        this.knownOn = knownOn;
    }

    int size() {
        return churned.length;
    }

    int measures() {
        return healths.length;
    }

    double[][] healths() {
        return healths;
    }

    boolean[] churned() {
        return churned;
    }

    int account(int row) {
        return accounts[row];
    }

    int observedOn(int row) {
        return observedOn[row];
    }

    int knownOn(int row) {
        return knownOn[row];
    }

    /** Returns how many accounts there are. */
    int accounts() {
        Set<Integer> distinct = new HashSet<>();
        for (int account : accounts) {
            distinct.add(account);
        }
        return distinct.size();
    }

    /** Returns a number above that of every account. */
    int accountLimit() {
        return 1 + Arrays.stream(accounts).max().orElse(-1);
    }

    /** Returns how many accounts left: several rows before one churn are one event. */
    int events() {
        Set<Integer> left = new HashSet<>();
        for (int i = 0; i < churned.length; i++) {
            if (churned[i]) {
                left.add(accounts[i]);
            }
        }
        return left.size();
    }

    /** Returns in how many rows each churn is seen, on average; 1 where there is none. */
    double rowsPerEvent() {
        int rows = 0;
        for (boolean left : churned) {
            rows += left ? 1 : 0;
        }
        return rows == 0 ? 1 : (double) rows / events();
    }

    /** Returns the mean over measures of the variance of their healths over rows. */
    double meanVariance() {
        double sum = 0;
        for (double[] column : healths) {
            double mean = Arrays.stream(column).sum() / column.length;
            double squares = 0;
            for (double health : column) {
                squares += (health - mean) * (health - mean);
            }
            sum += squares / column.length;
        }
        return sum / healths.length;
    }

    /** Returns the strength of a penalty that weighs as much as so many churns. */
    double penalty(double worth) {
        return worth * rowsPerEvent() * meanVariance();
    }

    /** Returns some of the rows. */
    LearningRows rows(int[] index) {
        double[][] columns = new double[healths.length][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Arrays.stream(index).mapToDouble(at(j)).toArray();
        }
        boolean[] left = new boolean[index.length];
        for (int i = 0; i < index.length; i++) {
            left[i] = churned[index[i]];
        }
        return new LearningRows(columns, left, pick(accounts, index), pick(observedOn, index), pick(knownOn, index));
    }

    private IntToDoubleFunction at(int measure) {
        return row -> healths[measure][row];
    }

    private static int[] pick(int[] values, int[] index) {
        return Arrays.stream(index).map(row -> values[row]).toArray();
    }
}
