package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Rate;
import java.time.YearMonth;
import java.util.List;

/**
 * What is left of each month's new customers, by age in months. A cohort is the month of the first paying day; age 0 is
 * the end of that month. Amounts are compared with what each customer paid at the end of its first paying day. Cells of
 * the future are absent: neither 0 nor carried forward.
 *
 * @param measure what is compared
 * @param cohorts the cohorts, the oldest first; months without a new customer are absent
 */
public record RetentionTriangle(Measure measure, List<Cohort> cohorts) {

    /** What a triangle compares. */
    public enum Measure {
        /** Customers who pay at that age, out of all of the cohort; one who came back counts again. */
        LOGO,
        /** What they pay, each capped at what it paid first, so that growth hides nothing; pointwise. */
        GROSS,
        /** What they pay; may exceed 1. */
        NET
    }

    /**
     * The customers of one month.
     *
     * @param month the month of their first paying day
     * @param size how many
     * @param cells one for each month lived, age 0 first
     */
    public record Cohort(YearMonth month, long size, List<Cell> cells) {

        /** Copies the cells. */
        public Cohort {
            requireNonNull(month, "month");
            requireNonNull(cells, "cells");
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cohort at one age.
     *
     * @param age in months
     * @param partial whether the month was not over on the evaluation day: the state on that day
     * @param rate what is left
     */
    public record Cell(int age, boolean partial, Rate rate) {

        /** Refuses null. */
        public Cell {
            requireNonNull(rate, "rate");
        }
    }

    /** Copies the cohorts. */
    public RetentionTriangle {
        requireNonNull(measure, "measure");
        requireNonNull(cohorts, "cohorts");
        cohorts = List.copyOf(cohorts);
    }
}
