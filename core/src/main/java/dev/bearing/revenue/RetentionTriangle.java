package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Rate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of each month's new customers, by age in months, with what all cohorts together say of each age. A
 * cohort is the month of the first paying day; amounts are compared with what each customer paid at the end of that
 * day. A cell of the future is censored: absent, neither 0 nor carried forward. Every cell's rate tells how many
 * accounts it is about, {@code rate().base()}, and Wilson's interval where it is of accounts.
 *
 * <p>The triangles of {@code strict} are those by {@link Age#CALENDAR} of {@link Measure#LOGO_POINT_IN_TIME},
 * {@link Measure#GROSS_POINTWISE} and {@link Measure#NET}; any of them can be had under any policy.
 *
 * @param measure what is compared
 * @param age how age is counted
 * @param cohorts the cohorts, the oldest first; months without a new customer are absent
 * @param pooled by age, what is left of all cohorts that were observed at that age, and of no others
 * @param development by age from 1 on, what is left of those left one age before, over all that were observed at it;
 *     entry 0 is {@code pooled} at age 0
 */
public record RetentionTriangle(
        Measure measure, Age age, List<Cohort> cohorts, List<Rate> pooled, List<Rate> development) {

    /** What a triangle compares. */
    public enum Measure {
        /** Customers who pay at that age; one who came back counts again. */
        LOGO_POINT_IN_TIME,
        /** Customers who were never lost until that age, so that it never rises; a pause is no loss. */
        LOGO_SURVIVAL,
        /** What they pay at that age, each at most what it paid first; it rises where one that shrank grows again. */
        GROSS_POINTWISE,
        /** The least each paid at any age until then, and at most what it paid first: it never rises. */
        GROSS_MONOTONE,
        /** What they pay at that age; may exceed 1. */
        NET;

        /** Returns whether customers are counted, and not what they pay. */
        public boolean isLogo() {
            return this == LOGO_POINT_IN_TIME || this == LOGO_SURVIVAL;
        }
    }

    /** How age is counted. */
    public enum Age {
        /**
         * Month ends: age 0 is the end of the cohort's month, so that it may show losses already; the running month is
         * partial: the state on the evaluation day.
         */
        CALENDAR,
        /**
         * Each account's own months: age 0 is its first paying day, where all is left; age k is the end of the day k
         * months later, or of the last day of a shorter month, so that who paid for exactly one month is gone at age 1.
         * A cell in which not all of the cohort have reached the age is partial: it counts those who have.
         */
        ANNIVERSARY
    }

    /** What is known of a cell; a censored one is absent. */
    public enum Status {
        /** All of it. */
        OBSERVED,
        /** Some of it; see {@link Age}. */
        PARTIAL
    }

    /**
     * The customers of one month.
     *
     * @param month the month of their first paying day
     * @param size how many
     * @param cells one for each age that any of them has reached, age 0 first
     */
    public record Cohort(YearMonth month, long size, List<Cell> cells) {

        /** Copies the cells. */
        public Cohort {
            requireNonNull(cells, "cells");
            requireNonNull(month, "month");
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cohort at one age.
     *
     * @param age in months
     * @param status whether all of it is known
     * @param rate what is left
     */
    public record Cell(int age, Status status, Rate rate) {

        /** Refuses null. */
        public Cell {
            requireNonNull(status, "status");
            requireNonNull(rate, "rate");
        }
    }

    /** Copies the lists. */
    public RetentionTriangle {
        requireNonNull(cohorts, "cohorts");
        requireNonNull(pooled, "pooled");
        requireNonNull(development, "development");
        requireNonNull(measure, "measure");
        requireNonNull(age, "age");
        cohorts = List.copyOf(cohorts);
        pooled = List.copyOf(pooled);
        development = List.copyOf(development);
    }

    /**
     * Returns what is left, at an age, of all cohorts that were observed at it, and of no others; EMPTY_BASE where none
     * has been there yet.
     *
     * @param months the age, 0 or more
     */
    public Answer<Rate> pooled(int months) {
        checkArgument(months >= 0, "months must not be negative, was %s", months);
        return months < pooled.size()
                ? Answer.known(pooled.get(months))
                : Answer.unknown(Answer.Reason.EMPTY_BASE, unobserved(months));
    }

    private static String unobserved(int months) {
        return "no cohort was observed at an age of " + months + " months";
    }

    /**
     * Returns what is left at an age by chain ladder, the product of {@link #development} up to it: every cohort counts
     * at each age at which it was observed, the younger ones for the early ages. For customers who never come back it
     * is the Kaplan–Meier estimate. INSUFFICIENT_DATA beyond the ages observed, EMPTY_BASE where nothing was left
     * earlier.
     *
     * @param months the age, 0 or more
     * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier (1958), equation 2a</a>
     */
    public Answer<Double> chainLadder(int months) {
        if (months < 0 || months >= development.size()) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, unobserved(months));
        }
        double product = 1;
        List<Contribution> factors = new ArrayList<>();
        for (int k = 0; k <= months; k++) {
            Answer<Double> factor = development.get(k).fraction();
            if (factor instanceof Answer.Unknown<Double> unknown) {
                return Answer.unknown(unknown.reason(), "nothing was left before an age of " + k + " months");
            }
            double value = factor.orElseThrow("chain ladder");
            product *= value;
            factors.add(new Contribution("age " + k, value));
        }
        return Answer.known(product, Explanation.product("chain ladder", factors));
    }
}
