package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * What matters of one customer's purchases to a model of customers who buy when they like and leave without a word.
 *
 * @param repeats how often it bought after the first time, 0 or more; purchases of one day are one
 * @param recency the time from its first purchase to its last; 0 without repeats
 * @param age the time from its first purchase to now, at least {@code recency}, in the same unit
 */
public record PurchaseHistory(int repeats, double recency, double age) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public PurchaseHistory {
        check(repeats, recency, age);
        recency = recency + 0.0;
        age = age + 0.0;
    }

    static void check(int repeats, double recency, double age) {
        checkArgument(repeats >= 0, "repeats must not be negative, was %s", repeats);
        checkArgument(
                repeats == 0 ? recency == 0 : recency >= 0,
                "recency must be 0 without repeats and never negative, was %s",
                recency);
        checkArgument(
                age >= recency && age < Double.POSITIVE_INFINITY,
                "age must be finite and at least recency, was %s and %s",
                age,
                recency);
    }
}
