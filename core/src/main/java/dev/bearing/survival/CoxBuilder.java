package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxNewton;
import dev.bearing.internal.cox.CoxRows;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows and options of a {@link CoxModel}; the order of calls matters only for that of the covariates. The
 * arrays are read by {@link #fit}, which copies what it keeps.
 *
 * <p>Covariates that change over time: give each customer one row for each stretch over which they stay the same, from
 * {@link #entry} (excluded) to {@code stop} (included), with the event only on its last, and {@link #clusters} telling
 * which rows are one customer. Rows of one customer must not overlap.
 */
public final class CoxBuilder {

    private final double[] stop;
    private final boolean[] event;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private double @Nullable [] start;
    private double @Nullable [] weight;
    private int @Nullable [] stratum;
    private int @Nullable [] cluster;
    private boolean robust;
    private CoxTies ties = CoxTies.EFRON;

    CoxBuilder(double[] stop, boolean[] event) {
        this.stop = requireNonNull(stop, "stop");
        this.event = requireNonNull(event, "event");
        checkRows("event", event.length);
    }

    /**
     * Adds a covariate.
     *
     * @param name its name, not blank and not used before
     * @param values {@code double[rows]}, finite
     */
    public CoxBuilder covariate(String name, double[] values) {
        checkText("name", name);
        checkArgument(!names.contains(name), "covariate %s must be given once", name);
        checkRows(name, values.length);
        names.add(name);
        columns.add(values);
        return this;
    }

    /**
     * Adds covariates that come row by row.
     *
     * @param covariates their names
     * @param values {@code double[rows][covariates]}, finite
     */
    public CoxBuilder covariates(List<String> covariates, double[][] values) {
        checkRows("covariates", values.length);
        double[][] transposed = new double[covariates.size()][values.length];
        for (int i = 0; i < values.length; i++) {
            checkArgument(
                    values[i].length == covariates.size(),
                    "row %s must have %s values, had %s",
                    i,
                    covariates.size(),
                    values[i].length);
            for (int j = 0; j < transposed.length; j++) {
                transposed[j][i] = values[i][j];
            }
        }
        for (int j = 0; j < transposed.length; j++) {
            covariate(covariates.get(j), transposed[j]);
        }
        return this;
    }

    /**
     * Sets when each row came under observation: it is at risk after that and up to its end.
     *
     * @param entries {@code double[rows]}, each before the row's end; negative infinity for a row seen from its origin
     */
    public CoxBuilder entry(double[] entries) {
        checkRows("entry", entries.length);
        start = entries;
        return this;
    }

    /**
     * Sets how much each row counts, such as its revenue; by default 1. A row of weight 0 is as if it were not there.
     *
     * <p>As in R's survival package, weights that are all whole are taken for counts of equal rows: tests and intervals
     * then stand on the errors of so many rows. Where one is not whole they stand on the robust errors, which do not
     * change if all weights are multiplied by one number. Revenue counts no customers: say {@link #robust} with it.
     *
     * @param weights {@code double[rows]}, 0 or more and finite
     */
    public CoxBuilder weights(double[] weights) {
        checkRows("weights", weights.length);
        weight = weights;
        return this;
    }

    /**
     * Sets the strata: each has a baseline of its own, and rows are compared within it only.
     *
     * @param strata {@code int[rows]}, any numbers
     */
    public CoxBuilder strata(int[] strata) {
        checkRows("strata", strata.length);
        stratum = strata;
        return this;
    }

    /**
     * Sets which rows belong together, such as those of one customer: the robust errors take each cluster as one
     * observation, and tests and intervals stand on them, those of curves and of proportionality as well as those of
     * coefficients.
     *
     * @param clusters {@code int[rows]}, any numbers
     */
    public CoxBuilder clusters(int[] clusters) {
        checkRows("clusters", clusters.length);
        cluster = clusters;
        return this;
    }

    /**
     * Makes tests and intervals stand on the robust errors, whatever the weights: of the coefficients, of the curve of
     * a customer, of all coefficients at once and of proportionality. Only {@link CoxModel#likelihoodRatioTest} has no
     * such form.
     */
    public CoxBuilder robust() {
        robust = true;
        return this;
    }

    /** Sets how events on the same tick count; by default {@link CoxTies#EFRON}. */
    public CoxBuilder ties(CoxTies value) {
        ties = requireNonNull(value, "ties");
        return this;
    }

    /**
     * Returns the fit. EMPTY_BASE without rows; CENSORED where no row ended in the event; INSUFFICIENT_DATA where no
     * covariate varies among rows at risk together at an event; DID_NOT_CONVERGE where Newton's method found no way up
     * or took 60 steps.
     *
     * @throws IllegalArgumentException if there is no covariate, or a number is out of its range
     */
    public Answer<CoxModel> fit() {
        checkArgument(!names.isEmpty(), "there must be at least one covariate");
        CoxDesign design = CoxDesign.of(rows());
        if (design.rows == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no rows of positive weight");
        }
        if (design.events == 0) {
            return Answer.unknown(Answer.Reason.CENSORED, "none of " + design.rows + " rows ended in the event");
        }
        CoxNewton fit = CoxNewton.fit(design, ties.isEfron());
        if (fit.beta.length == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "none of " + names + " varies among the rows at risk at an event");
        }
        if (!fit.converged) {
            return Answer.unknown(
                    Answer.Reason.DID_NOT_CONVERGE,
                    "after " + fit.iterations + " steps the log-likelihood is " + fit.likelihood.logLikelihood
                            + " and not at its maximum");
        }
        return Answer.known(new CoxModel(fit, ties, design, robust));
    }

    private CoxRows rows() {
        return new CoxRows(
                stop,
                event,
                start,
                weight,
                stratum,
                cluster,
                names.toArray(String[]::new),
                columns.toArray(double[][]::new));
    }

    private void checkRows(String what, int length) {
        checkArgument(length == stop.length, "%s must have %s rows, had %s", what, stop.length, length);
    }
}
