package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Rate;

/**
 * From the visitors of a web site to customers, by way of trials.
 *
 * <pre>{@code
 * new VisitorFunnel(15_000, 327, 180).conversion();   // 55 % of the trials, and 1.2 % of the visitors
 * }</pre>
 *
 * @param visitors who came, 0 or more
 * @param trials how many of them began a trial
 * @param customers how many of those became customers
 */
public record VisitorFunnel(long visitors, long trials, long customers) {

    /** @throws IllegalArgumentException unless 0 ≤ customers ≤ trials ≤ visitors */
    public VisitorFunnel {
        checkArgument(
                0 <= customers && customers <= trials && trials <= visitors,
                "customers <= trials <= visitors must hold, were %s, %s, %s",
                customers,
                trials,
                visitors);
    }

    /** Returns the visitors that began a trial. */
    public Rate trialsPerVisitor() {
        return Rate.ofCounts(trials, visitors).named("VISITORS", "");
    }

    /** Returns the trials that became customers. */
    public Rate conversion() {
        return Rate.ofCounts(customers, trials).named("TRIALS", "");
    }

    /** Returns the visitors that became customers. */
    public Rate customersPerVisitor() {
        return Rate.ofCounts(customers, visitors).named("VISITORS", "");
    }
}
