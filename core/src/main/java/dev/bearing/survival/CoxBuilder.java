package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxNewton;
import dev.bearing.internal.cox.CoxRows;
import dev.bearing.value.Answer;
import java.util.List;
import java.util.Optional;
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
    private final CovariateColumns covariates;
    private double @Nullable [] start;
    private double @Nullable [] weight;
    private int @Nullable [] stratum;
    private int @Nullable [] cluster;
    private boolean robust;
    private CoxTies ties = CoxTies.EFRON;

    CoxBuilder(double[] stop, boolean[] event) {
        this.stop = requireNonNull(stop, "stop");
        this.event = requireNonNull(event, "event");
        covariates = new CovariateColumns(stop.length);
        covariates.checkRows("event", event.length);
    }

    /**
     * Adds a covariate.
     *
     * @param name its name, not blank and not used before
     * @param values {@code double[rows]}, finite
     */
    public CoxBuilder covariate(String name, double[] values) {
        covariates.add(name, values);
        return this;
    }

    /**
     * Adds covariates that come row by row.
     *
     * @param names their names
     * @param values {@code double[rows][covariates]}, finite
     */
    public CoxBuilder covariates(List<String> names, double[][] values) {
        covariates.addAll(names, values);
        return this;
    }

    /**
     * Sets when each row came under observation: it is at risk after that and up to its end.
     *
     * @param entries {@code double[rows]}, each before the row's end; negative infinity for a row seen from its origin
     */
    public CoxBuilder entry(double[] entries) {
        covariates.checkRows("entry", entries.length);
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
        covariates.checkRows("weights", weights.length);
        weight = weights;
        return this;
    }

    /**
     * Sets the strata: each has a baseline of its own, and rows are compared within it only.
     *
     * @param strata {@code int[rows]}, any numbers
     */
    public CoxBuilder strata(int[] strata) {
        covariates.checkRows("strata", strata.length);
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
        covariates.checkRows("clusters", clusters.length);
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
        covariates.checkSome();
        CoxDesign design = CoxDesign.of(rows());
        Optional<Answer<CoxModel>> none = CoxErrors.withoutFit(design, "the event");
        if (none.isPresent()) {
            return none.get();
        }
        CoxNewton fit = CoxNewton.fit(design, ties.isEfron());
        return CoxErrors.<CoxModel>withoutMaximum(design, fit)
                .orElseGet(() -> Answer.known(new CoxModel(fit, ties, design, robust)));
    }

    private CoxRows rows() {
        return new CoxRows(stop, event, start, weight, stratum, cluster, covariates.names(), covariates.columns());
    }
}
