package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.cox.CoxNewton;
import dev.bearing.internal.cox.FineGrayRows;
import dev.bearing.value.Answer;
import java.util.List;
import java.util.Optional;

/**
 * Collects the covariates of a {@link FineGrayModel}, whose order is that of the calls. The arrays are read by
 * {@link #fit}, which copies what it keeps.
 */
public final class FineGrayBuilder {

    private final Spells spells;
    private final int cause;
    private final CovariateColumns covariates;

    FineGrayBuilder(Spells spells, int cause) {
        this.spells = requireNonNull(spells, "spells");
        this.cause = cause;
        checkArgument(cause >= 1, "cause must be 1 or more, was %s", cause);
        checkArgument(!spells.isWeighted(), "spells must not be weighted: each counts as one");
        checkArgument(!spells.isDelayed(), "spells must be seen from their origin, some are not");
        covariates = new CovariateColumns(spells.size());
    }

    /**
     * Adds a covariate, known when a spell begins.
     *
     * @param name its name, not blank and not used before
     * @param values {@code double[spells]}, finite
     */
    public FineGrayBuilder covariate(String name, double[] values) {
        covariates.add(name, values);
        return this;
    }

    /**
     * Adds covariates that come row by row.
     *
     * @param names their names
     * @param values {@code double[spells][covariates]}, finite
     */
    public FineGrayBuilder covariates(List<String> names, double[][] values) {
        covariates.addAll(names, values);
        return this;
    }

    /**
     * Returns the fit. EMPTY_BASE without spells; CENSORED where none ended by the cause; INSUFFICIENT_DATA where no
     * covariate varies among those at risk together at an event; DID_NOT_CONVERGE where Newton's method found no way up
     * or took 60 steps.
     *
     * @throws IllegalArgumentException if there is no covariate, or a number is out of its range
     */
    public Answer<FineGrayModel> fit() {
        covariates.checkSome();
        FineGrayRows rows = new FineGrayRows(
                spells.exitTimes(), spells.competing(cause).causes(), covariates.names(), covariates.columns());
        Optional<Answer<FineGrayModel>> none = CoxErrors.withoutFit(rows.design, "cause " + cause);
        if (none.isPresent()) {
            return none.get();
        }
        CoxNewton fit = rows.fit();
        return CoxErrors.<FineGrayModel>withoutMaximum(rows.design, fit)
                .orElseGet(() -> Answer.known(new FineGrayModel(rows, fit, cause)));
    }
}
